using System.Reflection;
using Parley.IO.Packs;
using Parley.Record;

namespace Parley.Tests.House;

/// <summary>The rules of the house on types: nothing public can be changed from outside, nothing public is a bare array.</summary>
public class TypeTests
{
    static IEnumerable<Type> Public() =>
        typeof(Ledger).Assembly.GetExportedTypes().Concat(typeof(PackLoader).Assembly.GetExportedTypes());

    [Fact]
    public void Public_types_have_no_setter() =>
        Assert.Empty(
            from type in Public()
            where !type.IsSubclassOf(typeof(Exception))
            from property in type.GetProperties()
            where
                property.DeclaringType!.Assembly == type.Assembly
                && property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit")
            select $"{type.Name}.{property.Name}"
        );

    [Fact]
    public void Public_types_show_no_mutable_field() =>
        Assert.Empty(
            from type in Public()
            where !type.IsEnum
            from field in type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            where !field.IsInitOnly && !field.IsLiteral
            select $"{type.Name}.{field.Name}"
        );

    [Fact]
    public void Public_members_show_no_array_and_no_list() =>
        Assert.Empty(
            from type in Public()
            from member in type.GetProperties()
                .Select(p => (p.Name, Type: p.PropertyType))
                .Concat(type.GetMethods().Where(m => m.DeclaringType == type).Select(m => (m.Name, Type: m.ReturnType)))
            where
                member.Type.IsArray
                || (member.Type.IsGenericType && member.Type.GetGenericTypeDefinition() == typeof(List<>))
            select $"{type.Name}.{member.Name}"
        );

    [Fact]
    public void The_core_uses_one_package() =>
        Assert.Equal(
            ["NodaTime"],
            typeof(Ledger)
                .Assembly.GetReferencedAssemblies()
                .Select(a => a.Name!)
                .Where(name => !name.StartsWith("System", StringComparison.Ordinal))
        );

    [Fact]
    public void Projects_stand_in_a_straight_line()
    {
        Assert.DoesNotContain(
            typeof(Ledger).Assembly.GetReferencedAssemblies(),
            a => a.Name!.StartsWith("Parley", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(typeof(PackLoader).Assembly.GetReferencedAssemblies(), a => a.Name == "Parley.App");
    }

    [Fact]
    public void Every_public_type_of_the_core_is_in_the_glossary()
    {
        string glossary = File.ReadAllText(Repository.At("docs", "reference", "glossary.md"));
        Assert.Empty(
            typeof(Ledger)
                .Assembly.GetExportedTypes()
                .Where(type => !type.IsNested)
                .Select(type => type.Name.Split('`')[0])
                .Where(name => !glossary.Contains($"`{name}`", StringComparison.Ordinal))
        );
    }
}
