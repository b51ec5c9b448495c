# The day of somebody who writes Pester tests of a tenant: objects that compare as they read, checks that never pass on what was not seen.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture
    . "$PSScriptRoot/WholeWords.ps1"
    $null = Connect-Pim -Emulator -As dana -Name dana -Reset
    $null = Connect-Pim -Emulator -As emil -Name emil
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
}

Describe 'A day of tests of a tenant' {
    It 'compares names with the words on the screen' {
        $admins = Get-PimAssignment 'Global Administrator'

        $admins | Where-Object Role -eq 'Global Administrator' | Where-Object IsPermanent | Should -Not -BeNullOrEmpty
        ($admins | Where-Object State -eq Eligible).Principal | Should -Contain 'Dana Lindqvist'
        $admins.Scope | Select-Object -Unique | Should -Be 'Directory'
        Get-BrokenWord $admins | Should -BeNullOrEmpty
    }

    It 'finds a break of a rule, and fails on it: <Rule>' -ForEach @(
        @{ Rule = 'nobody is permanently Global Administrator'; Check = { Get-PimAssignment 'Global Administrator' -Type Active | Where-Object IsPermanent | Should -BeNullOrEmpty } }
        @{ Rule = 'every privileged role wants approval'; Check = { (Get-PimRoleSetting 'User Administrator').RequiresApproval | Should -BeTrue } }
        @{ Rule = 'no activation lasts longer than an hour'; Check = { (Get-PimRoleSetting 'User Administrator').Activation.MaximumDuration | Should -BeLessOrEqual ([timespan] '01:00') } }
    ) {
        $Check | Should -Throw
    }

    It 'passes where the rule is kept' {
        $setting = Get-PimRoleSetting 'Global Administrator'

        $setting.Requires | Should -Contain 'Mfa'
        $setting.RequiresApproval | Should -BeTrue
        $setting.Approvers | Should -Be 'Cleo Marchetti'
        $setting.Activation.MaximumDuration | Should -BeLessOrEqual ([timespan] '08:00')
        Get-BrokenWord $setting | Should -BeNullOrEmpty
    }

    It 'reads all settings at once, and no role twice' {
        $settings = Get-PimRoleSetting -Kind EntraRole

        $settings.Count | Should -BeGreaterThan 100
        ($settings.Role | ForEach-Object Id | Sort-Object -Unique).Count | Should -Be $settings.Count
        Get-BrokenWord $settings | Should -BeNullOrEmpty
    }

    It 'gets findings from a baseline, each with what was found and what to do' {
        $script:findings = Test-PimCompliance -WarningAction SilentlyContinue

        $failed = $findings | Where-Object Result -eq Fail
        $failed | Should -Not -BeNullOrEmpty
        $failed | Where-Object { -not $_.Message } | Should -BeNullOrEmpty
        $failed.Remedy | Where-Object { $_ -match '^Set-PimRoleSetting ' } | Should -Not -BeNullOrEmpty
        Get-BrokenWord $findings | Should -BeNullOrEmpty
        Get-Shown $failed | Should -Match 'Fail High'
    }

    It 'is never green on what may not be read' {
        $null = Connect-Pim -Emulator -As ben -Name ben
        $blind = Test-PimCompliance -Context ben -WarningAction SilentlyContinue -ErrorAction SilentlyContinue

        ($blind | Where-Object Result -eq CannotTell) | Should -Not -BeNullOrEmpty
        $null = Select-PimContext emil
    }

    It 'makes the findings an archive that reads back' {
        $json = $findings | ConvertTo-Json -WarningAction Stop
        $back = $json | ConvertFrom-Json

        $back.Count | Should -Be $findings.Count
        $back[0].RuleId, $back[0].Result | Should -Be $findings[0].RuleId, "$($findings[0].Result)"
    }

    It 'compares a role with how it should be' {
        $differences = Compare-PimRoleSetting 'Global Administrator' 'User Administrator'

        $differences.Field | Should -Contain 'MaximumActivationDuration'
        Get-BrokenWord $differences | Should -BeNullOrEmpty
    }

    It 'sees who changed what, and when' {
        $changed = Get-PimAuditLog -Since 60d | Where-Object Activity -eq 'Update role setting in PIM'

        $changed.Initiator | Select-Object -Unique | Should -Be 'Dana Lindqvist'
        Get-BrokenWord $changed | Should -BeNullOrEmpty
        Get-BrokenWord (Get-PimActivity) | Should -BeNullOrEmpty
    }

    It 'compares two days by what was exported' {
        $before = Get-PimAssignment -Context dana | ConvertTo-Csv | ConvertFrom-Csv
        $null = New-PimAssignment 'Teams Administrator' ben@contoso.com -Duration 30d -Justification x -Context dana
        $after = Get-PimAssignment -Context dana | ConvertTo-Csv | ConvertFrom-Csv

        $new = Compare-Object $before $after -Property Role, Principal, Scope, Type | Where-Object SideIndicator -eq '=>'
        $new.Role, $new.Principal, $new.Type | Should -Be 'Teams Administrator', 'Ben Okafor', 'Eligible'
    }
}
