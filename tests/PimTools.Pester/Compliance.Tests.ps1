# Checks of a tenant by baselines, on the emulated tenant: findings as objects, remedies that run, baselines of one's own, and what is wrong with them.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'
    $null = Connect-Pim -Emulator -As emil -Name emil -Reset
    $null = Connect-Pim -Emulator -As breakglass -Name admin
    $null = Connect-Pim -Emulator -As dana -Name dana
    $null = Select-PimContext emil

    function New-Baseline([string] $Text, [string] $Name = 'mine.yaml') {
        $path = Join-Path $TestDrive $Name
        Set-Content -Path $path -Value $Text
        $path
    }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    Disconnect-Pim -All
}

Describe 'Get-PimBaseline' {
    It 'lists those that the module brings, without a connection to anything' {
        (Get-PimBaseline).Name | Should -Be 'CIS', 'Recommended', 'SCuBA'
        Get-PimBaseline | ForEach-Object { $_.RuleCount | Should -BeGreaterThan 0; $_.Path | Should -Exist }
    }

    It 'gives the rules, each control with its number' {
        (Get-PimBaseline SCuBA -Rules).Control | Should -Be (1..9 | ForEach-Object { "MS.AAD.7.${_}v1" })
        (Get-PimBaseline CIS -Rules).Control | Should -Be '1.1.1', '1.1.2', '1.1.3', '5.3.1', '5.3.4', '5.3.5'
        (Get-PimBaseline Recommended -Rules | Where-Object RuleId -EQ R01).Expected | Should -Be 'MaximumActivationDuration at most 4h'
    }

    It 'takes the file of anybody' {
        $path = New-Baseline "version: 1`nname: Mine`nextends: CIS"

        (Get-PimBaseline $path).RuleCount | Should -Be 6
    }

    It 'names near ones for a name that is none' {
        $null = Get-PimBaseline Recomended -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter*'
        $failures[0].ErrorDetails.RecommendedAction | Should -Match 'Candidates: Recommended'
    }
}

Describe 'Test-PimCompliance' {
    BeforeAll {
        $findings = Test-PimCompliance -Kind EntraRole, Group -BreakGlass breakglass@contoso.com -Context emil
    }

    It 'puts out findings with all that a rule, a target and a remedy have' {
        $one = $findings | Where-Object { $_.RuleId -eq 'R31' -and $_.PrincipalName -eq 'Dana Lindqvist' }

        $one.Result | Should -Be Fail
        $one.Severity | Should -Be High
        $one.RoleName | Should -Be 'Privileged Role Administrator'
        $one.Field | Should -Be IsPermanent
        $one.Expected | Should -Be false
        $one.Actual | Should -Be true
        $one.Evidence | Should -Match 'without an end'
        $one.Reference | Should -Match '^https://'
    }

    It 'has an outcome for every rule' {
        $findings.RuleId | Select-Object -Unique | Should -Be (Get-PimBaseline Recommended -Rules).RuleId
    }

    It 'counts nesting: somebody who may become a member of a group that holds a role' {
        ($findings | Where-Object RuleId -EQ R42).PrincipalName | Should -Be 'Fay Ito'
    }

    It 'filters by result' {
        (Test-PimCompliance SCuBA -Kind EntraRole -Result Pass -Context emil).Result | Select-Object -Unique | Should -Be Pass
    }

    It 'leaves Azure out without a scope, and says so; with one it is checked there' {
        $baseline = New-Baseline @'
version: 1
name: Azure
rules:
  - { id: A1, title: Owner is short, of: settings, kind: AzureRole, where: { Role: Owner }, require: { MaximumActivationDuration: { atMost: 1h } }, remedy: 'Set-PimRoleSetting {target} -MaximumActivationDuration 1h' }
'@
        $left = Test-PimCompliance $baseline -Context admin -WarningVariable warned -WarningAction SilentlyContinue
        $left.Result | Should -Be NotApplicable
        "$warned" | Should -Match '-Scope'

        $checked = Test-PimCompliance $baseline -Scope 'Contoso Sandbox' -Context dana
        $checked.Result | Should -Be Fail
        $checked.Remedy | Should -BeLike "*-Kind AzureRole -Scope '/subscriptions/*" -Because $checked.Actual
    }

    It 'shows a table' {
        $text = $findings | Where-Object RuleId -EQ R02 | Out-String -Width 200

        $text | Should -Match 'Baseline: Recommended'
        $text | Should -Match 'Fail +High +R02 +Global Administrator: MaximumActivationDuration is 2h, expected at most 1h'
    }

    It 'tells everything that is wrong with a baseline in one run, with its place, and asks nobody' {
        $path = New-Baseline @'
version: 1
name: Bad
extends: Recommended
rules:
  - { id: R01, require: { MaximumActivationDuration: { atMost: long } } }
  - { id: X, title: x, of: holders, where: { Tier: Hihg }, require: { IsGust: false } }
exceptions:
  - { rule: R99, owner: me, reason: x, until: 2027-01-01 }
'@
        $calls = (Get-PimContext).Emulator.CallCount
        Test-PimCompliance $path -Kind EntraRole -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failures | ForEach-Object { $_.FullyQualifiedErrorId | Should -BeLike 'InvalidBaseline*' }
        ($failures | ForEach-Object { "$_" -replace '^.*\((\d+,\d+)\): ([^.]+).*$', '$1 $2' }) | Should -Be @(
            "5,64 'MaximumActivationDuration' is a duration, such as 30m, 4h or 180d, not 'long'"
            "6,52 There is no tier 'Hihg'"
            "6,71 A holder has no field 'IsGust'"
            "8,13 There is no rule 'R99'"
        )
        (Get-PimContext).Emulator.CallCount | Should -Be $calls
    }

    It 'refuses a break-glass account that others may be called like' {
        { Test-PimCompliance CIS -BreakGlass 'Break Glass 01' -Kind EntraRole -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter*'
    }

    It 'accepts what somebody answers for until a day to come, and no longer' {
        $path = New-Baseline @'
version: 1
name: Mine
extends: Recommended
exceptions:
  - { rule: R31, principal: dana@contoso.com, owner: Cleo Marchetti, reason: Runs PIM, until: 2199-06-30 }
  - { rule: R31, principal: cleo@contoso.com, owner: Cleo Marchetti, reason: Was new, until: 2020-06-30 }
'@
        $own = Test-PimCompliance $path -Kind EntraRole | Where-Object RuleId -EQ R31

        $dana = $own | Where-Object PrincipalName -EQ 'Dana Lindqvist'
        $dana.Result | Should -Be Excepted
        $dana.ExceptionOwner, $dana.ExceptionReason | Should -Be 'Cleo Marchetti', 'Runs PIM'
        ($own | Where-Object PrincipalName -EQ 'Cleo Marchetti').Result | Should -Be Fail
    }
}

Describe 'A remedy' {
    BeforeAll {
        $securityMail = 'soc@contoso.com'
        $approvers = 'emil@contoso.com', 'breakglass@contoso.com'
        $failed = Test-PimCompliance -Kind EntraRole, Group -Result Fail -BreakGlass breakglass@contoso.com -Context emil
        $null = Select-PimContext admin
    }

    It 'is a command line of cmdlets that there are' {
        foreach ($remedy in $failed.Remedy | Where-Object { $_ } | Select-Object -Unique) {
            $broken = $null
            $tree = [Management.Automation.Language.Parser]::ParseInput($remedy, [ref] $null, [ref] $broken)
            $broken | Should -BeNullOrEmpty -Because $remedy
            foreach ($command in $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
                $known = Get-Command $command.GetCommandName()
                $command.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] } |
                    ForEach-Object { $known.Parameters.Keys | Should -Contain $_.ParameterName -Because $remedy }
            }
        }
    }

    It 'mends what it is for' {
        foreach ($one in $failed | Where-Object { $_.RuleId -match 'R0|R1|R2' -and $_.Remedy } | Group-Object RuleId | ForEach-Object { $_.Group[0] }) {
            $null = & ([scriptblock]::Create($one.Remedy)) -Confirm:$false
            Test-PimCompliance -Kind EntraRole, Group -Context emil |
                Where-Object { $_.RuleId -eq $one.RuleId -and $_.Target -eq $one.Target -and $_.Result -eq 'Fail' } | Should -BeNullOrEmpty -Because $one.Remedy
        }
    }
}
