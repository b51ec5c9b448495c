BeforeDiscovery {
    # Each parameter of Set-PimRoleSetting, where it shows in the setting, and the rule it changes.
    $parameters = @(
        @{ name = 'MaximumActivationDuration'; value = '4h'; expected = '04:00:00'; read = { $_.Activation.MaximumDuration }; rule = 'Expiration_EndUser_Assignment' }
        @{ name = 'ActivationRequires'; value = 'Justification', 'Ticket'; expected = 'Justification, Ticket'; read = { $_.Activation.Requires }; rule = 'Enablement_EndUser_Assignment' }
        @{ name = 'RequiresApproval'; value = $true; expected = 'True'; read = { $_.Activation.RequiresApproval }; rule = 'Approval_EndUser_Assignment' }
        @{ name = 'Approver'; value = 'Cleo Marchetti', 'emil@contoso.com'; expected = 'Cleo Marchetti Emil Novak'; read = { $_.Activation.Approvers }; rule = 'Approval_EndUser_Assignment' }
        @{ name = 'AllowPermanentEligible'; value = $false; expected = 'False'; read = { $_.Assignment.AllowPermanentEligible }; rule = 'Expiration_Admin_Eligibility' }
        @{ name = 'MaximumEligibleDuration'; value = '90d'; expected = '90.00:00:00'; read = { $_.Assignment.MaximumEligibleDuration }; rule = 'Expiration_Admin_Eligibility' }
        @{ name = 'EligibleRequires'; value = 'Justification'; expected = 'Justification'; read = { $_.Assignment.EligibleRequires }; rule = 'Enablement_Admin_Eligibility' }
        @{ name = 'AllowPermanentActive'; value = $false; expected = 'False'; read = { $_.Assignment.AllowPermanentActive }; rule = 'Expiration_Admin_Assignment' }
        @{ name = 'MaximumActiveDuration'; value = '30d'; expected = '30.00:00:00'; read = { $_.Assignment.MaximumActiveDuration }; rule = 'Expiration_Admin_Assignment' }
        @{ name = 'ActiveRequires'; value = 'Mfa', 'Justification'; expected = 'Mfa, Justification'; read = { $_.Assignment.ActiveRequires }; rule = 'Enablement_Admin_Assignment' }
        @{
            name     = 'Notification'
            value    = @{ Event = 'Activation'; To = 'Administrator'; Level = 'Critical'; DefaultRecipients = $false; Recipients = 'soc@contoso.com' }
            expected = 'Critical to soc@contoso.com'
            read     = { $_.Notification.Activation.Administrator }
            rule     = 'Notification_Admin_EndUser_Assignment'
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand

    function Get-Setting([string] $Role = 'User Administrator') { Get-PimRoleSetting $Role -Kind EntraRole }

    # The writes that a command sent, as -Verbose tells them. Names are looked up in batches and by their ids.
    function Get-Write([scriptblock] $Script) {
        & $Script 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] -and "$_" -match '^(PATCH|PUT|DELETE|POST (?!\S*(\$batch|getByIds))) ?' } | ForEach-Object { "$_" }
    }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Get-PimRoleSetting' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'reads one, in the three parts of the portal' {
        $setting = Get-Setting 'Exchange Administrator'

        $setting.Activation.MaximumDuration | Should -Be ([timespan] '08:00')
        $setting.Activation.Requires | Should -Be 'Justification'
        $setting.Activation.RequiresApproval | Should -BeTrue
        $setting.Activation.Approvers.DisplayName | Should -Be 'Cleo Marchetti'
        $setting.Assignment.AllowPermanentEligible | Should -BeTrue
        $setting.Assignment.ActiveRequires | Should -Be 'Justification'
        $setting.Notification.Activation.Approver.Level | Should -Be 'All'
        $setting.LastModifiedBy | Should -Be 'Dana Lindqvist'
    }

    It 'reads what a wildcard means, and all' {
        (Get-Setting 'Exchange*').Role.Name | Should -Be 'Exchange Administrator', 'Exchange Backup Administrator', 'Exchange Recipient Administrator'
        (Get-PimRoleSetting -Kind EntraRole).Count | Should -Be (Get-PimRole -Kind EntraRole).Count
    }

    It 'reads all roles with few calls: pages, not one for each' {
        $emulator = (Get-PimContext).Emulator
        $before = $emulator.CallCount
        $all = Get-PimRoleSetting -Kind EntraRole

        $all.Count | Should -BeGreaterThan 100
        $emulator.CallCount - $before | Should -BeLessOrEqual 6
    }

    It '-Modified reads those that somebody changed' {
        (Get-PimRoleSetting -Modified -Kind EntraRole).Role.Name | Sort-Object | Should -Be @(
            'Conditional Access Administrator', 'Exchange Administrator', 'Global Administrator', 'Intune Administrator',
            'Privileged Authentication Administrator')
        (Get-Setting 'Teams Reader').IsModified | Should -BeFalse
    }

    It 'takes roles and assignments from the pipeline' {
        (Get-PimRole 'Teams R*' -Kind EntraRole | Get-PimRoleSetting).Role.Name | Should -Be 'Teams Reader'
        (Get-PimAssignment 'Exchange Administrator' -Kind EntraRole | Get-PimRoleSetting).Activation.RequiresApproval | Should -BeTrue
    }

    It 'tells of the one it does not find, and goes on with the others' {
        $settings = Get-PimRoleSetting 'Usr Administrator', 'Teams Reader' -ErrorVariable failures -ErrorAction SilentlyContinue

        $settings.Role.Name | Should -Be 'Teams Reader'
        $failures[0].FullyQualifiedErrorId | Should -Be 'RoleNotFound,PimTools.Commands.GetPimRoleSettingCommand'
    }
}

Describe 'Settings of an Azure role without a scope' {
    It 'are refused with what to add, and no scope that nobody named is mentioned' {
        $null = Connect-Pim -Emulator -As dana -Reset
        { Get-PimRoleSetting Contributor -ErrorAction Stop } | Should -Throw -ErrorId 'ScopeRequired*'
        $Error[0].Exception.Message | Should -Be 'Contributor is an Azure role: it needs an Azure scope.'
    }
}

Describe 'Set-PimRoleSetting' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It '-<name> changes it, and sends that rule alone' -ForEach $parameters {
        $change = @{ $name = $value }

        $writes = @(Get-Write { Set-PimRoleSetting 'User Administrator' @change -Verbose })
        $writes | Should -HaveCount 1
        $writes[0] | Should -Match "/rules/$rule -> 204"
        "$(Get-Setting | ForEach-Object $read)" | Should -Be $expected
    }

    It '-AuthenticationContext takes the place of MFA, and an empty text ends it' {
        Set-PimRoleSetting 'User Administrator' -ActivationRequires Justification -AuthenticationContext c1
        (Get-Setting).Activation.AuthenticationContext | Should -Be 'c1'

        Set-PimRoleSetting 'User Administrator' -AuthenticationContext ''
        (Get-Setting).Activation.AuthenticationContext | Should -BeNullOrEmpty
    }

    It 'sends what changed in several rules together' {
        $writes = @(Get-Write { Set-PimRoleSetting 'User Administrator' -MaximumActivationDuration 2h -ActivationRequires Mfa -AllowPermanentActive $false -Verbose })

        $writes | Should -HaveCount 1
        $writes[0] | Should -Match '^PATCH '
        $setting = Get-Setting
        $setting.Activation.MaximumDuration | Should -Be ([timespan] '02:00')
        $setting.Activation.Requires | Should -Be 'Mfa'
        $setting.Assignment.AllowPermanentActive | Should -BeFalse
    }

    It 'sends nothing when it stands so already' {
        Get-Write { Set-PimRoleSetting 'Exchange Administrator' -MaximumActivationDuration 8h -RequiresApproval $true -Approver cleo@contoso.com -Verbose } | Should -BeNullOrEmpty
    }

    It 'leaves alone all that was not named' {
        $before = Get-Setting | Select-Object -ExpandProperty Notification | ConvertTo-Json -Depth 5
        Set-PimRoleSetting 'User Administrator' -MaximumActivationDuration 2h

        $setting = Get-Setting
        $setting.Notification | ConvertTo-Json -Depth 5 | Should -Be $before
        $setting.Activation.Requires | Should -Be 'Mfa, Justification'
        $setting.Assignment.MaximumEligibleDuration | Should -Be ([timespan] '365.00:00')
    }

    It 'sends what was edited in what Get-PimRoleSetting gave' {
        $setting = Get-Setting
        $setting.Activation.MaximumDuration = '01:00'
        $setting.Notification.Activation.Approver.Level = 'None'

        $writes = @(Get-Write { $setting | Set-PimRoleSetting -Verbose })
        $writes | Should -HaveCount 1
        $now = Get-Setting
        $now.Activation.MaximumDuration | Should -Be ([timespan] '01:00')
        $now.Notification.Activation.Approver.Level | Should -Be 'None'
    }

    It 'sends nothing for what went round unedited' {
        Get-Write { Get-PimRoleSetting 'Exchange*' -Kind EntraRole | Set-PimRoleSetting -Verbose } | Should -BeNullOrEmpty
    }

    It 'changes many at once: by wildcard, roles or settings from the pipeline' {
        Set-PimRoleSetting 'Teams C*' -Kind EntraRole -MaximumActivationDuration 1h
        (Get-Setting 'Teams C*').Activation.MaximumDuration | Select-Object -Unique | Should -Be ([timespan] '01:00')

        Get-PimRole 'Teams C*' -Kind EntraRole | Set-PimRoleSetting -MaximumActivationDuration 2h
        (Get-Setting 'Teams C*').Activation.MaximumDuration | Select-Object -Unique | Should -Be ([timespan] '02:00')

        Get-Setting 'Teams C*' | Set-PimRoleSetting -MaximumActivationDuration 3h
        (Get-Setting 'Teams C*').Activation.MaximumDuration | Select-Object -Unique | Should -Be ([timespan] '03:00')
    }

    It 'takes away approvers and approval' {
        Set-PimRoleSetting 'Exchange Administrator' -RequiresApproval $false -Approver @()

        $activation = (Get-Setting 'Exchange Administrator').Activation
        $activation.RequiresApproval | Should -BeFalse
        $activation.Approvers | Should -BeNullOrEmpty
    }

    It 'gives the setting as it then stands with -PassThru, and nothing without' {
        Set-PimRoleSetting 'User Administrator' -MaximumActivationDuration 3h | Should -BeNullOrEmpty

        $setting = Set-PimRoleSetting 'User Administrator' -MaximumActivationDuration 2h -PassThru
        $setting.Activation.MaximumDuration | Should -Be ([timespan] '02:00')
        $setting.IsModified | Should -BeTrue
    }

    It 'refuses <what> before anything is sent' -ForEach @(
        @{ what = 'an authentication context beside MFA'; change = @{ AuthenticationContext = 'c1' }; id = 'InvalidSetting' }
        @{ what = 'an authentication context that can be none'; change = @{ ActivationRequires = 'None'; AuthenticationContext = 'c0' }; id = 'InvalidSetting' }
        @{ what = 'too short an activation'; change = @{ MaximumActivationDuration = '10m' }; id = 'InvalidSetting' }
        @{ what = 'too long an activation'; change = @{ MaximumActivationDuration = '25h' }; id = 'InvalidSetting' }
        @{ what = 'an approver nobody knows'; change = @{ Approver = 'nobody@contoso.com' }; id = 'PrincipalNotFound' }
    ) {
        $writes = Get-Write { Set-PimRoleSetting 'User Administrator' @change -Verbose -ErrorVariable script:failures -ErrorAction SilentlyContinue }

        $writes | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -Be "$id,PimTools.Commands.SetPimRoleSettingCommand"
        (Get-Setting).IsModified | Should -BeFalse
    }

    It 'tells under -WhatIf what it would change, in words, and changes nothing' {
        $said = & $powershell $library -NoProfile -NonInteractive -Command @"
Import-Module '$module'; `$null = Connect-Pim -Emulator -As dana
Set-PimRoleSetting 'User Administrator' -MaximumActivationDuration 4h -Approver cleo@contoso.com -WhatIf
(Get-PimRoleSetting 'User Administrator' -Kind EntraRole).IsModified
"@

        "$said" -replace '\s+', ' ' | Should -BeLike (
            'What if: Change the settings of User Administrator at Directory: MaximumActivationDuration from * to 4h; ' +
            '*Approver from * to Cleo Marchetti* False')
    }
}

Describe 'Approval without an approver' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'warns of who will decide, before anything is sent' {
        Set-PimRoleSetting 'Teams Reader' -RequiresApproval $true -WhatIf -WarningVariable told 3>$null 6>$null

        $told | Should -HaveCount 1
        $told | Should -Match 'Teams Reader.*Privileged Role Administrators and Global Administrators'
    }

    It 'does not warn where somebody is named' {
        Set-PimRoleSetting 'Teams Reader' -RequiresApproval $true -Approver cleo@contoso.com -WarningVariable told 3>$null

        $told | Should -BeNullOrEmpty
    }

    It 'warns where the last one is taken away' {
        Set-PimRoleSetting 'Teams Reader' -Approver @() -WarningVariable told 3>$null

        $told | Should -Match 'No approver is named'
    }
}
