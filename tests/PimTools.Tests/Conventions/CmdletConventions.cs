using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

public sealed class CmdletConventions
{
    // What Get-Verb lists.
    private static readonly string[] ApprovedVerbs =
    [
        "Add", "Approve", "Assert", "Backup", "Block", "Build", "Checkpoint", "Clear", "Close", "Compare", "Complete", "Compress", "Confirm", "Connect",
        "Convert", "ConvertFrom", "ConvertTo", "Copy", "Debug", "Deny", "Deploy", "Disable", "Disconnect", "Dismount", "Edit", "Enable", "Enter", "Exit",
        "Expand", "Export", "Find", "Format", "Get", "Grant", "Group", "Hide", "Import", "Initialize", "Install", "Invoke", "Join", "Limit", "Lock",
        "Measure", "Merge", "Mount", "Move", "New", "Open", "Optimize", "Out", "Ping", "Pop", "Protect", "Publish", "Push", "Read", "Receive", "Redo",
        "Register", "Remove", "Rename", "Repair", "Request", "Reset", "Resize", "Resolve", "Restart", "Restore", "Resume", "Revoke", "Save", "Search",
        "Select", "Send", "Set", "Show", "Skip", "Split", "Start", "Step", "Stop", "Submit", "Suspend", "Switch", "Sync", "Test", "Trace", "Unblock",
        "Undo", "Uninstall", "Unlock", "Unprotect", "Unpublish", "Unregister", "Update", "Use", "Wait", "Watch", "Write",
    ];

    private static readonly string[] ChangingVerbs =
        ["Approve", "Copy", "Deny", "Import", "Invoke", "New", "Register", "Remove", "Request", "Set", "Stop", "Unregister"];

    [Fact]
    public void There_are_cmdlets() => Assert.NotEmpty(BuiltModule.Cmdlets);

    [Fact]
    public void Verbs_are_approved_ones() => Offenders.None(BuiltModule.Cmdlets.Where(cmdlet => !ApprovedVerbs.Contains(cmdlet.Verb)).Select(c => c.Name));

    [Fact]
    public void Nouns_begin_with_Pim() => Offenders.None(
        BuiltModule.Cmdlets.Where(cmdlet => !Regex.IsMatch(cmdlet.Noun, "^Pim([A-Z][a-z]+)*$")).Select(cmdlet => cmdlet.Name));

    [Fact]
    public void The_class_is_sealed_and_called_after_verb_and_noun() => Offenders.None(
        from cmdlet in BuiltModule.Cmdlets
        where !cmdlet.Type.IsSealed || cmdlet.Type.FullName != $"PimTools.Commands.{cmdlet.Verb}{cmdlet.Noun}Command"
        select $"{cmdlet}: {cmdlet.Type.FullName}");

    [Fact]
    public void The_class_stands_in_a_file_of_its_name_in_a_folder_for_its_area() => Offenders.None(
        from cmdlet in BuiltModule.Cmdlets
        let places = SourceFile.Shipped.Where(file => file.Name == cmdlet.Type.Name).Select(file => file.Path).ToList()
        where places.Count != 1 || !Regex.IsMatch(places[0], $"^src/PimTools/Cmdlets/[A-Z][A-Za-z]+/{cmdlet.Type.Name}[.]cs$")
        select $"{cmdlet}: {string.Join(", ", places)}");

    [Fact]
    public void Every_command_file_is_a_cmdlet() => Offenders.None(
        SourceFile.Shipped.Where(file => file.IsUnder("src/PimTools/Cmdlets") && !file.IsUnder("src/PimTools/Cmdlets/Base")).Select(file => file.Name)
            .Except(BuiltModule.Cmdlets.Select(cmdlet => cmdlet.Type.Name)));

    [Fact]
    public void Every_cmdlet_tells_what_it_emits() =>
        Offenders.None(BuiltModule.Cmdlets.Where(cmdlet => !BuiltModule.Has(cmdlet.Type, "OutputTypeAttribute")).Select(cmdlet => cmdlet.Name));

    [Fact]
    public void What_changes_something_can_be_tried_and_has_to_be_confirmed() => Offenders.None(
        BuiltModule.Cmdlets.Where(cmdlet => ChangingVerbs.Contains(cmdlet.Verb) && !cmdlet.SupportsShouldProcess).Select(cmdlet => cmdlet.Name));

    [Fact]
    public void What_only_reads_does_not_pretend_that_it_could_be_tried() => Offenders.None(
        BuiltModule.Cmdlets.Where(cmdlet => cmdlet.Verb is "Get" or "Wait" or "Test" or "Compare" && cmdlet.SupportsShouldProcess).Select(cmdlet => cmdlet.Name));

    [Fact]
    public void Every_cmdlet_has_a_help_page() => Offenders.None(
        BuiltModule.Cmdlets.Select(cmdlet => $"docs/cmdlets/{cmdlet}.md").Where(page => !File.Exists(Path.Combine(Repository.Root, page))));

    [Fact]
    public void Every_help_page_is_about_a_cmdlet() => Offenders.None(
        SourceFile.All.Where(file => file.IsUnder("docs/cmdlets")).Select(file => file.Name).Except(BuiltModule.Cmdlets.Select(cmdlet => cmdlet.Name)));

    [Fact]
    public void A_help_page_tells_every_parameter_and_no_other() => Offenders.None(
        from cmdlet in BuiltModule.Cmdlets
        from page in SourceFile.All.Where(file => file.Path == $"docs/cmdlets/{cmdlet}.md")
        let told = Regex.Matches(page.Text, "^### -([A-Za-z]+) *$", RegexOptions.Multiline).Select(match => match.Groups[1].Value)
        let common = cmdlet.SupportsShouldProcess ? new[] { "WhatIf", "Confirm" } : []
        let known = cmdlet.Parameters.Select(parameter => parameter.Name).Concat(common).ToList()
        from offender in known.Except(told).Except(common).Select(name => $"{cmdlet} does not tell -{name}")
            .Concat(told.Except(known).Select(name => $"{cmdlet} has no -{name}"))
        select offender);

    [Fact]
    public void Every_cmdlet_is_named_in_a_Pester_file()
    {
        var suites = SourceFile.All.Where(file => file.IsUnder("tests/PimTools.Pester") && file.IsPester);
        var text = string.Concat(suites.Select(file => file.Text));

        Offenders.None(BuiltModule.Cmdlets.Select(cmdlet => cmdlet.Name).Where(name => !Regex.IsMatch(text, $@"(?<![\w-]){name}(?![\w-])")));
    }
}
