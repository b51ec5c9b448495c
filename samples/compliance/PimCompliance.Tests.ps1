<#
Compliance of PIM as Pester tests: a test for each finding, and so a line for each in whatever shows test results.

    Connect-Pim -Identity                     # or any other sign-in
    $data = @{ Baseline = 'Recommended', './contoso.yaml'; BreakGlass = 'breakglass@contoso.com' }
    $options = New-PesterConfiguration
    $options.Run.Container = New-PesterContainer -Path ./PimCompliance.Tests.ps1 -Data $data
    $options.TestResult.Enabled = $true
    $options.TestResult.OutputFormat = 'JUnitXml'
    $options.TestResult.OutputPath = './pim-compliance.xml'
    Invoke-Pester -Configuration $options

What fails, and what cannot be told, is a failed test: a permission that is missing is never green. What somebody has accepted, and what the tenant
does not have, is skipped with its reason.
#>
param(
    [string[]] $Baseline = 'Recommended',
    [string[]] $BreakGlass = @(),
    [string[]] $Kind = @('EntraRole', 'Group'),
    [string[]] $Scope = @()
)

BeforeDiscovery {
    $more = @{}
    if ($BreakGlass) { $more.BreakGlass = $BreakGlass }
    if ($Scope) { $more.Scope = $Scope }
    $findings = Test-PimCompliance $Baseline -Kind $Kind @more -ErrorAction Stop
    if (-not $findings) { throw 'There is no finding: nothing was checked.' }
    $baselines = foreach ($group in $findings | Group-Object Baseline) { @{ Name = $group.Name; Findings = $group.Group } }
}

Describe 'PIM by the baseline <Name>' -ForEach $baselines {
    It '<_.RuleId> <_.Title>: <_.Target>' -ForEach $Findings {
        $finding = $_
        switch ("$($finding.Result)") {
            'Pass' { return }
            'Excepted' { Set-ItResult -Skipped -Because "$($finding.ExceptionOwner) has accepted it until $($finding.ExceptionUntil.ToString('yyyy-MM-dd')): $($finding.ExceptionReason)" }
            'NotApplicable' { Set-ItResult -Skipped -Because $finding.Message }
            'Fail' {
                $remedy = if ($finding.Remedy) { "Remedy: $($finding.Remedy)" }
                throw (("$($finding.Message).", $finding.Evidence, $remedy | Where-Object { $_ }) -join ' ')
            }
            default { throw "It cannot be told. $($finding.Evidence)" }
        }
    }
}
