using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

public sealed class SourceConventions
{
    private const int MostLines = 320;

    // At the start of a line: namespaces are file-scoped, so only top-level types stand there.
    private static readonly Regex TopLevelType = new(
        @"^(?:(?:public|internal|sealed|static|abstract|partial|readonly|file) +)*(?:class|struct|interface|enum|record(?: (?:class|struct))?|delegate +\S+) +(\w+)",
        RegexOptions.Multiline);

    [Fact]
    public void A_file_holds_one_type_of_its_name() => Offenders.None(
        from file in SourceFile.Shipped.Where(file => file.Name != "Program")
        let types = TopLevelType.Matches(file.Text).Select(match => match.Groups[1].Value).ToList()
        where types.Count != 1 || types[0] != file.Name
        select $"{file}: {string.Join(", ", types)}");

    [Fact]
    public void Namespaces_are_file_scoped() =>
        Offenders.None(SourceFile.All.Where(file => file.IsCode && Regex.IsMatch(file.Text, @"^namespace [\w.]+\s*\{", RegexOptions.Multiline)).Select(file => file.Path));

    [Fact]
    public void A_file_is_not_longer_than_a_person_reads() => Offenders.None(
        from file in SourceFile.All
        where (file.IsCode || file.IsPester) && Lines(file) > MostLines
        select $"{file}: {Lines(file)} lines");

    // As a tool of .NET PowerShell is a library of the process, whose program starts no PowerShell.
    [Fact]
    public void A_Pester_file_starts_another_PowerShell_as_all_do() => Offenders.None(
        from file in SourceFile.All
        where file.IsPester && file.Name != "AnotherPowerShell" && Regex.IsMatch(file.Text, @"Get-Process -Id \$PID|ProcessPath|\$PSHOME.{0,2}pwsh")
        select file.Path);

    [Fact]
    public void Nothing_is_left_to_be_done() => Offenders.None(
        SourceFile.All.Where(file => Regex.IsMatch(file.Text, @"\b(TO" + "DO|FIX" + "ME|HA" + @"CK)\b")).Select(file => file.Path));

    [Fact]
    public void A_file_is_called_after_what_it_does() => Offenders.None(
        SourceFile.All.Where(file => file.IsCode && Regex.IsMatch(file.Name, "Helper|Util|Manager")).Select(file => file.Path));

    [Fact]
    public void No_file_knows_the_machine_it_was_written_on() => Offenders.None(
        from file in SourceFile.All
        from match in Regex.Matches(file.Text, @"(?<![\w.}>/-])/(?:home|root|work|mnt|Users)/\w+|[A-Za-z]:\\Users\\\w+|\.nuget/packages/\w+")
        select $"{file}: {match.Value}");

    [Fact]
    public void No_warning_is_silenced_in_the_code() => Offenders.None(
        SourceFile.Shipped.Where(file => file.Text.Contains("#pragma warning disable", StringComparison.Ordinal)).Select(file => file.Path));

    // Dates of the user's own calendar would be read as Gregorian ones by whoever gets the message, the file or the address.
    [Fact]
    public void No_date_is_told_by_the_calendar_of_the_machine() => Offenders.None(
        from file in SourceFile.Shipped
        from match in Regex.Matches(file.Text, @"DateTime:[^}]*}|ToString\(""[^""]*(?:yyyy|HH)[^""]*""\)|ToString\(""[gGtT]"" *[,)]|CultureInfo\.CurrentCulture\)\s*[;,]")
        where file.Name != "MomentReader"
        select $"{file}: {match.Value}");

    // PipelinePump starts all work on the thread pool, where there is no context to come back to.
    [Fact]
    public void No_await_says_where_it_goes_on() => Offenders.None(
        SourceFile.Shipped.Where(file => file.Text.Contains(".ConfigureAwait(", StringComparison.Ordinal)).Select(file => file.Path));

    private static int Lines(SourceFile file) => file.Text.AsSpan().TrimEnd().Count('\n') + 1;
}
