# The sample of compliance as Pester tests, run in a PowerShell of its own: the faults of the tenant stand in the JUnit file, and nothing unseen is green.
BeforeAll {
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand
    $sample = Resolve-Path "$PSScriptRoot/../../samples/compliance/PimCompliance.Tests.ps1"
    $module = Resolve-Path "$PSScriptRoot/../../out/PimTools"
    $pester = (Get-Module Pester).Path

    function Invoke-Sample([string] $Name, [string] $Before = '') {
        $script = @"
`$ErrorActionPreference = 'Stop'
Import-Module '$pester', '$module'
`$null = Connect-Pim -Emulator -As emil -Reset
$Before
`$options = New-PesterConfiguration
`$options.Run.Container = New-PesterContainer -Path '$sample' -Data @{ Baseline = '$TestDrive/mine.yaml'; BreakGlass = 'breakglass@contoso.com' }
`$options.Output.Verbosity = 'None'
`$options.TestResult.Enabled = `$true
`$options.TestResult.OutputFormat = 'JUnitXml'
`$options.TestResult.OutputPath = '$TestDrive/$Name.xml'
Invoke-Pester -Configuration `$options
"@
        Set-Content "$TestDrive/$Name.ps1" $script
        $null = & $powershell $library -NoProfile -NonInteractive -File "$TestDrive/$Name.ps1" 2>&1
        ([xml] (Get-Content -Raw "$TestDrive/$Name.xml")).SelectNodes('//testcase')
    }

    Set-Content "$TestDrive/mine.yaml" @'
version: 1
name: Mine
extends: CIS
exceptions:
  - { rule: CIS-5.3.1, principal: cleo@contoso.com, owner: Dana Lindqvist, reason: Until the deputy is trained, until: 2199-01-01 }
'@
}

Describe 'samples/compliance' {
    It 'has a test for each finding, and the failures stand in the JUnit file' {
        $cases = Invoke-Sample whole

        ($cases | Where-Object { $_.failure } | ForEach-Object { $_.name -replace '^.*(CIS-\d\.\d\.\d) .*: (.*)$', '$1 $2' }) | Should -Be @(
            'CIS-1.1.2 1 holder'
            'CIS-5.3.1 Active Privileged Role Administrator at Directory for Dana Lindqvist'
            'CIS-5.3.1 Active Global Reader at Directory for Emil Novak'
            'CIS-5.3.4 Global Administrator at Directory'
            'CIS-5.3.5 Privileged Role Administrator at Directory'
        )
        ($cases | Where-Object { $_.name -match 'for Cleo Marchetti' }).SelectNodes('skipped') | Should -HaveCount 1
        ($cases | Where-Object { $_.name -match 'for Dana Lindqvist' }).failure.message | Should -Match "Remedy: ConvertTo-PimEligibleAssignment 'Privileged Role Administrator'"
        $cases | Where-Object { $_.name -match 'CIS-1\.1\.1|CIS-1\.1\.3' } | ForEach-Object { $_.ChildNodes | Should -BeNullOrEmpty }
    }

    It 'fails what cannot be told' {
        $cases = Invoke-Sample blind "(Get-PimContext).Emulator.Faults.FailNext(403, '/users?', 1000)"

        ($cases | Where-Object { $_.name -match 'CIS-1\.1\.1' }).failure.message | Should -Match 'It cannot be told'
    }
}
