using System.Globalization;
using CsCheck;
using NodaTime;
using NodaTime.Text;
using Parley.Record;

namespace Parley.Tests.Record;

/// <summary>Days and instants are written as NodaTime writes them.</summary>
public class DaysTests
{
    [Fact]
    public void Days_are_written_as_the_library_writes_them() =>
        Gen.Int[0, 3_652_000]
            .Sample(days =>
            {
                LocalDate day = new LocalDate(1, 1, 1).PlusDays(days % 3_652_000);
                Assert.Equal(LocalDatePattern.Iso.Format(day), Days.Write(day));
            });

    [Fact]
    public void Instants_are_written_as_the_library_writes_them() =>
        Gen.Select(Gen.Long[-2_000_000_000, 9_000_000_000], Gen.Int[0, 4])
            .Sample(
                (seconds, which) =>
                {
                    string id = (
                        (string[])["America/New_York", "Asia/Shanghai", "Asia/Kolkata", "America/St_Johns", "UTC"]
                    )[which];
                    DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
                    Instant at = Instant.FromUnixTimeSeconds(seconds);
                    ZonedDateTime local = at.InZone(zone);
                    string expected =
                        local.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
                        + local.Offset.ToString("+HH:mm", CultureInfo.InvariantCulture);
                    Assert.Equal(expected, Days.Write(at, zone));
                }
            );
}
