using System.Diagnostics;

namespace Parley.Tests.Examples;

/// <summary>What the command line answers to wrong input: one clear message, the right exit code, nothing half written.</summary>
public class CommandTests
{
    /// <summary>Every refusal, as a picture that can be read.</summary>
    [Fact]
    public void Wrong_input_gets_one_clear_message()
    {
        string[] lines =
        [
            "parley", "parley breif 2025-06-03", "parley brief", "parley brief yesterday", "parley brief 2025-02-30", "parley brief 2025-6-3", "parley brief 2016-01-01",
            "parley brief 2027-01-01", "parley brief 2025-06-03 extra", "parley brief 2025-06-03 --format pdf", "parley brief 2025-06-03 --known-on 2010-01-01",
            "parley brief 2025-06-03 --known-on never", "parley brief 2025-06-03 --knwon-on 2025-06-03", "parley brief 2025-06-03 --out", "parley brief 2025-06-03 --record nowhere",
            "parley state 2025-04-10T25:00+08:00", "parley state 2025-04-10T12:01", "parley state 2026-12-01", "parley calendar --from 2025-06-03 --to 2025-06-01",
            "parley calendar --from 2016-01-01", "parley tariff", "parley tariff headlin", "parley tariff headline", "parley tariff headline --into FR --at 2025-06-03",
            "parley tariff headline --into US --from US --at 2025-06-03", "parley tariff headline --into US", "parley tariff headline --into US --at 2025-06-03 --history",
            "parley tariff headline --into US --at 1999-01-01", "parley measures show US-301-L9", "parley measures --status forced", "parley statements show nobody",
            "parley commitments show CM-GVA-CN2 --known-on 2025-05-01", "parley events --from soon", "parley forecasts --score --status hit", "parley record", "parley record check nowhere",
            "parley completion fish",
        ];
        Picture.Check("wrong-input", string.Concat(lines.Select(line =>
        {
            Answered answered = Cli.RunLine(line);
            Assert.NotEqual(0, answered.Code);
            Assert.DoesNotContain("   at ", answered.Error + answered.Out, StringComparison.Ordinal);
            return $"$ {line}\n{answered.Error}{answered.Out}(exit {answered.Code})\n\n";
        })));
    }

    [Theory]
    [InlineData("brief-2025-06-03", "parley brief 2025-06-03")]
    [InlineData("brief-2025-06-03-markdown", "parley brief 2025-06-03 --format md")]
    [InlineData("brief-2025-06-03-html", "parley brief 2025-06-03 --format html")]
    [InlineData("brief-2018-07-06", "parley brief 2018-07-06")]
    [InlineData("brief-2026-02-21", "parley brief 2026-02-21")]
    [InlineData("state-2025-06-03", "parley state 2025-06-03")]
    [InlineData("state-2025-06-03-json", "parley state 2025-06-03 --json")]
    [InlineData("calendar-2025-06-03", "parley calendar --from 2025-06-03 --known-on 2025-06-03")]
    [InlineData("headline-us-history", "parley tariff headline --into US --from CN --history")]
    [InlineData("headline-cn-history", "parley tariff headline --into CN --from US --history --csv")]
    [InlineData("headline-2026-02-23", "parley tariff headline --into US --from CN --at 2026-02-23")]
    [InlineData("headline-2025-04-10-json", "parley tariff headline --into US --from CN --at 2025-04-10 --json")]
    [InlineData("track-record-2025-06-03", "parley forecasts --score --known-on 2025-06-03")]
    [InlineData("commitment", "parley commitments show CM-GVA-CN2")]
    [InlineData("measure", "parley measures show US-IEEPA-R-34-SUSP")]
    [InlineData("help", "parley --help")]
    public void An_answer_is_its_picture(string picture, string line)
    {
        Answered answered = Cli.RunLine(line);
        Assert.True(answered.Code == 0, answered.Error);
        string hash = Shipped.Ledger.Hash;
        Picture.Check(picture, answered.Out.Replace(hash, "(hash)", StringComparison.Ordinal).Replace(hash[..12], "(hash)", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_is_one_file_without_script_or_outside_file()
    {
        string html = Cli.RunLine("parley brief 2025-06-03 --format html").Out;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        var document = new System.Xml.XmlDocument();
        document.LoadXml(html[html.IndexOf("<svg", StringComparison.Ordinal)..(html.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
        Assert.Equal("svg", document.DocumentElement!.Name);
    }

    [Fact]
    public void Every_JSON_answer_is_JSON()
    {
        string[] lines = ["brief 2025-06-03", "state 2025-06-03", "calendar", "tariff headline --into US --history", "measures", "commitments", "events", "statements", "forecasts", "series", "sources", "record check", "forecasts --score"];
        Assert.All(lines, line => System.Text.Json.JsonDocument.Parse(Cli.RunLine($"parley {line} --json").Out).Dispose());
    }

    [Fact]
    public void A_file_is_written_whole_or_not_at_all()
    {
        string folder = Directory.CreateTempSubdirectory("parley-").FullName;
        string file = Path.Combine(folder, "brief.html");
        Assert.Equal(0, Cli.Run("brief", "2025-06-03", "--out", file).Code);
        Assert.EndsWith("</html>\n", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(1, Cli.Run("brief", "2025-06-03", "--out", folder).Code);
        Assert.Equal(1, Cli.Run("brief", "2025-06-03", "--out", Path.Combine(folder, "none", "brief.html")).Code);
        Assert.Equal([file], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_reader_that_goes_away_is_no_fault()
    {
        (int code, string error) = Shell("\"$0\" \"$1\" brief 2025-06-03 | head -n 1 >/dev/null; echo ${PIPESTATUS[0]} >&2");
        Assert.Equal((0, "0\n"), (code, error));
    }

    [Fact]
    public void A_full_disk_is_told_in_one_message()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("There is no /dev/full here.");
        (int code, string error) = Shell("\"$0\" \"$1\" brief 2025-06-03 >/dev/full");
        Assert.Equal(1, code);
        Assert.StartsWith("parley: The answer could not be written: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    static (int Code, string Error) Shell(string script)
    {
        if (!File.Exists("/bin/bash"))
            Assert.Skip("There is no bash here.");
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardError = true };
        foreach (string word in (string[])["-c", script, "dotnet", Path.Combine(AppContext.BaseDirectory, "Parley.App.dll")])
            start.ArgumentList.Add(word);
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
