using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Parley.Tests.Packs;

/// <summary>A value with all that it holds, as text: what two values of like content have in common.</summary>
static class Dump
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    static void Append(StringBuilder text, object? value, int depth)
    {
        Assert.True(depth < 20, "This goes on for ever.");
        switch (value)
        {
            case null:
                text.Append("null\n");
                break;
            case string or bool or int or long or Enum:
                text.Append(CultureInfo.InvariantCulture, $"{value}\n");
                break;
            case decimal number:
                text.AppendJoin(',', decimal.GetBits(number)).Append('\n');
                break;
            case LocalDate day:
                text.Append(LocalDatePattern.FullRoundtrip.Format(day)).Append('\n');
                break;
            case Instant at:
                text.Append(InstantPattern.ExtendedIso.Format(at)).Append('\n');
                break;
            case DateTimeZone zone:
                text.Append(zone.Id).Append('\n');
                break;
            case IEnumerable all:
                text.Append("[\n");
                foreach (object? one in all)
                    Append(text, one, depth + 1);
                text.Append("]\n");
                break;
            default:
                Members(text, value, depth);
                break;
        }
    }

    static void Members(StringBuilder text, object value, int depth)
    {
        Type type = value.GetType();
        text.Append(type.FullName).Append('\n');
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetIndexParameters().Length > 0)
                continue;
            text.Append(property.Name).Append(' ');
            Append(text, property.GetValue(value), depth + 1);
        }
    }
}
