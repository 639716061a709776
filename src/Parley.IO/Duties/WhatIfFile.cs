using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Parley.IO.Packs;
using Parley.Record;
using Parley.Tariffs;
using YamlDotNet.RepresentationModel;

namespace Parley.IO.Duties;

/// <summary>A what-if as it was read and applied: whole, or every fault, and never a part.</summary>
public sealed record LoadedWhatIf(SupposedLaw? Supposed, ImmutableArray<Fault> Faults)
{
    /// <summary>The supposed law of a file without faults.</summary>
    public SupposedLaw Whole =>
        Supposed ?? throw new InvalidOperationException($"The what-if has {Faults.Length} faults.");
}

/// <summary>Reads a what-if: a YAML file in the record's own form that adds to a law and edits it.</summary>
public sealed class WhatIfFile
{
    const string Page = "docs/reference/what-if.md";
    const string Root = "record";

    readonly Loading loading;
    readonly DutyNames names;
    readonly DutyLaw law;
    readonly string file;
    readonly LocalDate known;

    WhatIfFile(string file, PackText text, Ledger ledger, DutyLaw law)
    {
        (this.file, this.law, known) = (file, law, WhatIf.KnownFrom(law));
        loading = DutyLoader.Seeded(text, ledger);
        names = new(loading);
        foreach (Measure measure in ledger.Measures)
            loading.Ids[measure.Id] = Written(measure.Place);
        foreach (Provision provision in law.Provisions)
        {
            loading.Ids.TryAdd(provision.Id, Written(provision.Place));
            names.DeclareEntry(DutyNames.Provision, provision.Id);
        }
        foreach (Interaction interaction in law.Interactions)
            loading.Ids.TryAdd(interaction.Id, Written(interaction.Place));
        foreach (Fact fact in law.Facts)
            names.Declare(DutyNames.Fact, fact.Id, Written($"{Root}/{fact.Place}"));
        foreach (ProductList list in law.Lists)
            names.Declare(DutyNames.List, list.Id, new($"{Root}/lists/{list.Id}.csv", 1, 0));
        foreach (Origin origin in law.Origins)
            names.Declare(DutyNames.Origin, origin.Code, default);
        foreach (OriginGroup group in law.Groups)
            names.Declare(DutyNames.Group, group.Id, default);
        foreach (Preference preference in law.Preferences)
            names.DeclareEntry(DutyNames.Preference, preference.Letter);
    }

    /// <summary>A place as entries keep it, file and line.</summary>
    static Spot Written(string place) =>
        place.LastIndexOf(':') is > 0 and int colon && int.TryParse(place.AsSpan(colon + 1), out int line)
            ? new(place[..colon], line, 0)
            : new(place, 0, 0);

    /// <summary>Reads a file and applies it to a law; a file that cannot be read is a fault.</summary>
    public static LoadedWhatIf Load(string path, Ledger ledger, DutyLaw law)
    {
        try
        {
            return Read(path, File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), ledger, law);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            string why =
                Directory.Exists(path) ? "This is a folder."
                : e is FileNotFoundException or DirectoryNotFoundException ? "There is no such file."
                : e is DecoderFallbackException ? "The file is not text in UTF-8."
                : "The file may not be read.";
            return new(null, [new(FaultKind.Unreadable, path, 0, 0, why, "Name a file of the form.") { Page = Page }]);
        }
    }

    /// <param name="path">What faults print.</param>
    public static LoadedWhatIf Read(string path, string text, Ledger ledger, DutyLaw law)
    {
        string file = Path.GetFileName(path);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
        var reader = new WhatIfFile(file, new(Root, [(file, text)]), ledger, law);
        SupposedLaw? supposed = PackLoader.ParseOne(file, text, reader.loading) is { } root
            ? reader.Whole(root, hash)
            : null;
        return reader.loading.Faults.Count == 0
            ? new(supposed, [])
            : new(null, [.. PackLoader.InOrder(reader.loading).Select(fault => Here(fault, file, path))]);
    }

    static Fault Here(Fault fault, string file, string path) =>
        fault with
        {
            File = path,
            Page = Page,
            Found = fault.Found.Replace($"{Root}/{file}:", $"{path}:", StringComparison.Ordinal),
        };

    SupposedLaw? Whole(YamlNode root, string hash)
    {
        Fields f = Fields.Of(loading, file, root);
        string title = f.Text("title");
        f.TextOrNull("note");
        ImmutableArray<ProductList> lists = [.. f.Items("lists").Select(l => SupposedList.Read(l, names))];
        ImmutableArray<Fact> facts = [.. f.Items("conditions").Select(c => ProvisionFile.Fact(c, names))];
        ImmutableArray<Provision> added =
        [
            .. f.Items("add").Select(p => ProvisionFile.Provision(p, p.Party("by"), names, known)),
        ];
        ImmutableArray<Interaction> interactions =
        [
            .. f.Items("interactions").Select(i => InteractionFile.One(i, names, known)),
        ];
        ImmutableArray<Layer> made = [.. loading.Layers.Values.Where(layer => !law.Pack.Layers.Contains(layer))];
        var whatIf = new WhatIf(title, hash, lists, made, facts, added, interactions, []);
        var edits = new EditReader(loading, SupposedLaw.Of(whatIf with { Lists = [], Facts = [] }, law).Law);
        List<(LawEdit Edit, Spot Spot)> all =
        [
            .. f.Items("change").Select(edits.Change).OfType<(LawEdit, Spot)>(),
            .. f.Items("extend").Select(edits.Extend).OfType<(LawEdit, Spot)>(),
            .. f.Items("suspend").Select(edits.Suspend).OfType<(LawEdit, Spot)>(),
        ];
        f.Close();
        names.Check();
        if (loading.Faults.Count > 0)
            return null;
        SupposedLaw supposed = SupposedLaw.Of(whatIf with { Edits = [.. all.Select(edit => edit.Edit)] }, law);
        DutyCheck.Of(supposed.Law, loading);
        foreach ((LawEdit edit, string reason) in supposed.Idle)
        {
            Spot spot = all.First(one => ReferenceEquals(one.Edit, edit)).Spot;
            loading.Fault(FaultKind.Incomplete, spot, reason, "Write another time or id, or take this edit out.");
        }
        return supposed;
    }
}
