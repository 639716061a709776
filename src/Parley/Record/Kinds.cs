namespace Parley.Record;

/// <summary>Families of measures, by what they act on.</summary>
public static class Kinds
{
    /// <summary>
    /// What acts on goods, technology or firms going out: controls, bans, licences and their suspensions.
    /// </summary>
    public static bool IsControl(MeasureKind kind) =>
        kind
            is MeasureKind.ExportControl
                or MeasureKind.ExportControlSuspended
                or MeasureKind.ExportBan
                or MeasureKind.LicenceRequirement
                or MeasureKind.LicenceSuspension
                or MeasureKind.LicencePolicy
                or MeasureKind.Guidance;

    /// <summary>What lifts or holds back other measures and charges nothing itself.</summary>
    public static bool IsRelief(MeasureKind kind) =>
        kind is MeasureKind.Suspension or MeasureKind.Termination or MeasureKind.TariffExclusion;

    /// <summary>What is charged on goods at the border.</summary>
    public static bool IsDuty(MeasureKind kind) =>
        kind
            is MeasureKind.Tariff
                or MeasureKind.TariffSuspended
                or MeasureKind.TariffSuperseded
                or MeasureKind.TariffThreat
                or MeasureKind.AntiDumping
                or MeasureKind.CustomsRule;
}
