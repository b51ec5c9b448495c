using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using PimTools.Permissions;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>One table says what each cmdlet needs, and the help says the same.</summary>
public sealed class PermissionConventions
{
    private const string Notes = "## NOTES\n";

    [Fact]
    public void Every_cmdlet_is_in_the_table_and_nothing_else() => Offenders.None(
        BuiltModule.Cmdlets.Select(cmdlet => cmdlet.Name).Except(PimPermissions.Cmdlets).Select(name => $"{name} is missing in PimCmdletOperations")
            .Concat(PimPermissions.Cmdlets.Except(BuiltModule.Cmdlets.Select(cmdlet => cmdlet.Name)).Select(name => $"{name} is no cmdlet"))
            .Concat(PimPermissions.Cmdlets.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => $"{same.Key} stands twice")));

    [Fact]
    public void The_page_of_Connect_Pim_lists_what_each_purpose_asks_for()
    {
        var page = Regex.Replace(SourceFile.All.Single(file => file.Path == "docs/cmdlets/Connect-Pim.md").Text, @"\s+", " ");

        Offenders.None(
            from purpose in Enum.GetValues<PimPurpose>()
            let line = $"- {purpose}: {string.Join(", ", PimPurposes.Scopes([purpose], [PimKind.EntraRole]))}"
            where !page.Contains(line + " ", StringComparison.Ordinal)
            select line);
    }

    [Fact]
    public void The_notes_of_every_help_page_begin_with_what_the_table_says()
    {
        var pages = from name in PimPermissions.Cmdlets
                    from page in SourceFile.All.Where(file => file.Path == $"docs/cmdlets/{name}.md")
                    let start = page.Text.IndexOf(Notes, StringComparison.Ordinal) + Notes.Length
                    where !page.Text[start..].StartsWith(PermissionNotes.Render(name), StringComparison.Ordinal)
                    select (Name: name, Page: page, Start: start);

        if (GeneratedSection.IsWriting)
        {
            foreach (var (name, page, start) in pages)
            {
                var end = page.Text.IndexOf("\n## ", start, StringComparison.Ordinal) + 1;
                var notes = PermissionNotes.Renew(name, page.Text[start..end]);
                File.WriteAllText(Path.Combine(Repository.Root, page.Path), page.Text[..start] + notes + page.Text[end..]);
            }

            return;
        }

        Offenders.None(pages.Select(one => $"{one.Page}: run this test with PIMTOOLS_WRITE_DOCS=1 to write\n{PermissionNotes.Render(one.Name)}"));
    }
}
