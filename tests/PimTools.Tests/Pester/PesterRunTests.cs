using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Pester;

public sealed class PesterRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pimtools-pester-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_finds_nothing_of_what_another_left_behind()
    {
        Write("Leaves", """
            Import-Module 'MODULE'
            Describe 'Leaves' {
                It 'much behind' {
                    $null = Connect-Pim -Emulator
                    $null = Request-PimRoleActivation 'User Administrator' -Justification x -WarningAction Ignore
                    $null = Register-PimFavorite left 'User Administrator'
                    $env:PIMTOOLS_LEFT = 'x'
                    $env:NO_COLOR = $null
                    [cultureinfo]::CurrentCulture = 'fi-FI'
                    [Environment]::CurrentDirectory = Split-Path ([Environment]::CurrentDirectory)
                    Set-Location ..
                    $PSStyle.OutputRendering = 'Ansi'
                    $global:left = 1
                    function global:Get-Left { }
                    New-Module Left { } | Import-Module -Global
                    New-PSDrive Left FileSystem . -Scope Global
                }
            }
            """);
        Write("Finds", """
            Describe 'Finds' {
                It 'a PowerShell as it was started' {
                    $env:PIMTOOLS_LEFT | Should -BeNullOrEmpty
                    $env:NO_COLOR | Should -Be 1
                    [cultureinfo]::CurrentCulture.Name | Should -Not -Be 'fi-FI'
                    "$PWD" | Should -Be ([Environment]::CurrentDirectory)
                    $PSStyle.OutputRendering | Should -Be 'PlainText'
                    Get-Variable left, Error -ErrorAction Ignore -Scope Global -ValueOnly | Should -BeNullOrEmpty
                    Get-Command Get-Left -ErrorAction Ignore | Should -BeNullOrEmpty
                    Get-Module Left, PimTools | Should -BeNullOrEmpty
                    Get-PSDrive Left -ErrorAction Ignore | Should -BeNullOrEmpty
                }
                It 'no connection, no favourite, and the tenant as it begins' {
                    Import-Module 'MODULE'
                    Get-PimContext -ListAvailable | Should -BeNullOrEmpty
                    $null = Connect-Pim -Emulator
                    Get-PimFavorite | Should -BeNullOrEmpty
                    Get-PimAssignment 'User Administrator' -Mine -Type Active -Kind EntraRole | Should -BeNullOrEmpty
                }
            }
            """);

        using var run = Start("Leaves", "Finds");

        await AssertPassesAsync(run, "Leaves");
        await AssertPassesAsync(run, "Finds");
    }

    [Fact]
    public async Task A_file_that_ends_PowerShell_fails_alone()
    {
        Write("Ends", "Describe 'Ends' { It 'all' { Write-Host 'The last words.'; [Environment]::Exit(3) } }");
        Write("Next", "Describe 'Next' { It 'runs' { } }");

        using var run = Start("Ends", "Next");

        var ended = await run.ResultOfAsync("Ends.Tests.ps1");
        Assert.False(ended.Passed);
        Assert.Contains("exit code 3", ended.Failures, StringComparison.Ordinal);
        Assert.Contains("The last words.", ended.Failures, StringComparison.Ordinal);
        Assert.True((await run.ResultOfAsync("Next.Tests.ps1")).Passed);
    }

    [Fact]
    public async Task A_file_that_hangs_fails_alone()
    {
        Write("Hangs", "Describe 'Hangs' { It 'for ever' { Write-Host 'It waits.'; [Threading.Thread]::Sleep(-1) } }");
        Write("Next", "Describe 'Next' { It 'runs' { } }");

        using var run = Start(TimeSpan.FromSeconds(20), "Hangs", "Next");

        var ended = await run.ResultOfAsync("Hangs.Tests.ps1");
        Assert.False(ended.Passed);
        Assert.Contains("took longer than 00:00:20", ended.Failures, StringComparison.Ordinal);
        Assert.Contains("It waits.", ended.Failures, StringComparison.Ordinal);
        Assert.True((await run.ResultOfAsync("Next.Tests.ps1")).Passed);
    }

    [Fact]
    public async Task A_failure_names_the_test_why_and_where()
    {
        Write("Fails", """
            Describe 'Fails' {
                It 'here' { Write-Host 'It said this.'; 1 | Should -Be 2 }
                It 'not here' { }
                Context 'within' { BeforeAll { throw 'Nothing works.' }; It 'there' { } }
            }
            """);
        Write("Unreadable", "Describe 'Unreadable' {");
        Write("Empty", "");

        using var run = Start("Fails", "Unreadable", "Empty");

        var failed = await run.ResultOfAsync("Fails.Tests.ps1");
        Assert.False(failed.Passed);
        Assert.Equal(["Failed", "Passed", "Failed"], failed.Tests.Select(one => one.Outcome));
        Assert.All(
            ["Fails.here", "Expected 2, but got 1", "Fails.Tests.ps1:2", "It said this.", "Nothing works."],
            text => Assert.Contains(text, failed.Failures, StringComparison.Ordinal));
        Assert.Contains("Missing closing '}'", (await run.ResultOfAsync("Unreadable.Tests.ps1")).Failures, StringComparison.Ordinal);
        Assert.False((await run.ResultOfAsync("Empty.Tests.ps1")).Passed);
    }

    private PesterRun Start(params string[] names) => Start(TimeSpan.FromMinutes(5), names);

    private PesterRun Start(TimeSpan limit, params string[] names) =>
        new(_folder, [.. names.Select(name => name + ".Tests.ps1")], processes: 1, limit, _ => { });

    private void Write(string name, string script) =>
        File.WriteAllText(Path.Combine(_folder, name + ".Tests.ps1"), script.Replace("MODULE", Path.Combine(Repository.Root, "out", "PimTools"), StringComparison.Ordinal));

    private static async Task AssertPassesAsync(PesterRun run, string name)
    {
        var result = await run.ResultOfAsync(name + ".Tests.ps1");
        Assert.True(result.Passed, result.Failures);
    }
}
