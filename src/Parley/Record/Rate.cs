using System.Globalization;

namespace Parley.Record;

/// <summary>An ad valorem duty as an exact fraction of customs value: 0.25 is 25%.</summary>
public readonly record struct Rate(decimal Fraction) : IComparable<Rate>
{
    public static readonly Rate Free;

    public static Rate FromPercent(decimal percent) => new(percent / 100m);

    public static Rate operator +(Rate a, Rate b) => new(a.Fraction + b.Fraction);

    public static Rate operator -(Rate a, Rate b) => new(a.Fraction - b.Fraction);

    public static bool operator <(Rate a, Rate b) => a.Fraction < b.Fraction;

    public static bool operator >(Rate a, Rate b) => a.Fraction > b.Fraction;

    public int CompareTo(Rate other) => Fraction.CompareTo(other.Fraction);

    public override string ToString() =>
        (Fraction * 100m).ToString("0.############", CultureInfo.InvariantCulture) + "%";
}

/// <summary>What a measure charges.</summary>
public abstract record Charge
{
    private Charge() { }

    /// <summary>A share of customs value.</summary>
    public sealed record AdValorem(Rate Rate) : Charge
    {
        public override string ToString() => Rate.ToString();
    }

    /// <summary>An amount of money for each unit: 50 USD/net ton.</summary>
    public sealed record Specific(decimal Amount, string Currency, string Unit) : Charge
    {
        public override string ToString() => $"{Amount.ToString(CultureInfo.InvariantCulture)} {Currency}/{Unit}";
    }
}
