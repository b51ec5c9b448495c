# Settings from one role to others, and what differs between them.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Copy-PimRoleSetting' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'gives several roles the setting of one, after which nothing differs' {
        Copy-PimRoleSetting 'Global Administrator' 'User Administrator', 'Reports Reader' -Kind EntraRole

        Compare-PimRoleSetting 'Global Administrator' 'User Administrator', 'Reports Reader' -Kind EntraRole | Should -BeNullOrEmpty
        (Get-PimRoleSetting 'Reports Reader').Activation.Approvers | Should -Not -BeNullOrEmpty
    }

    It 'copies across the kinds, both ways' {
        Copy-PimRoleSetting 'Exchange Administrator' 'Ops-OnCall'
        (Get-PimRoleSetting 'Ops-OnCall').Approval | Should -Be 'by Cleo Marchetti'

        Get-PimRoleSetting 'Ops-OnCall' | Copy-PimRoleSetting -Destination Contributor -DestinationScope 'Contoso Sandbox'
        (Get-PimRoleSetting Contributor -Scope 'Contoso Sandbox').Approval | Should -Be 'by Cleo Marchetti'
    }

    It 'tells each field under -WhatIf and sends nothing' {
        $told = Copy-PimRoleSetting 'Exchange Administrator' 'Reports Reader' -WhatIf -PassThru 6>&1

        $told | Should -BeNullOrEmpty
        (Get-PimRoleSetting 'Reports Reader').RequiresApproval | Should -BeFalse
    }

    It 'goes on after a role that is not found' {
        $copied = Copy-PimRoleSetting 'Exchange Administrator' 'Usr Administrator', 'Reports Reader' -PassThru -ErrorVariable failures -ErrorAction SilentlyContinue

        $copied.RoleName | Should -Be 'Reports Reader'
        $failures[0].FullyQualifiedErrorId | Should -Be 'RoleNotFound,PimTools.Commands.CopyPimRoleSettingCommand'
    }

    It 'refuses a name that means several settings' {
        { Copy-PimRoleSetting 'Exchange*' 'Reports Reader' -ErrorAction Stop } | Should -Throw -ErrorId 'RoleAmbiguous,*'
    }

    It 'is what Set-PimRoleSetting -Role does with a setting that is piped in, and more' {
        $set = Get-PimRoleSetting 'Exchange Administrator' | Set-PimRoleSetting -Role 'Reports Reader' -MaximumActivationDuration 1h -PassThru

        $set.RoleName | Should -Be 'Reports Reader'
        (Compare-PimRoleSetting 'Exchange Administrator' 'Reports Reader' -Kind EntraRole).Field | Should -Be 'MaximumActivationDuration'
        (Get-PimRoleSetting 'Exchange Administrator').Longest | Should -Be '8h'
    }
}

Describe 'Compare-PimRoleSetting' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'tells field, left and right' {
        $rows = Compare-PimRoleSetting 'User Administrator' 'Exchange Administrator' -Kind EntraRole

        $rows.Field | Should -Be 'ActivationRequires', 'RequiresApproval', 'Approver'
        ($rows | Where-Object Field -EQ Approver).Right | Should -Be 'Cleo Marchetti'
        $rows[0].LeftRole | Should -Be 'User Administrator at Directory'
    }

    It 'tells what changed since a setting was kept' {
        $kept = "$TestDrive/kept.xml"
        Get-PimRoleSetting 'Teams Reader' | Export-Clixml $kept
        Import-Clixml $kept | Compare-PimRoleSetting | Should -BeNullOrEmpty

        Set-PimRoleSetting 'Teams Reader' -MaximumActivationDuration 2h
        $row = Import-Clixml $kept | Compare-PimRoleSetting

        "$($row.Field) $($row.Left) $($row.Right)" | Should -Be 'MaximumActivationDuration 8h 2h'
    }
}

Describe 'Stages of approval' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'are edited in the object and stand afterwards' {
        $setting = Get-PimRoleSetting 'Exchange Administrator'
        $setting.Activation.ApprovalStages[0].TimeoutInDays = 3
        $setting.Activation.ApprovalStages[0].RequiresApproverJustification = $false
        $setting | Set-PimRoleSetting

        (Get-PimRoleSetting 'Exchange Administrator').ApprovalStages | Should -Be 'Cleo Marchetti within 3d, without justification, no escalation'
        (Get-PimRoleSetting 'Exchange Administrator').ModifiedFields | Should -Contain 'ApprovalStages'
    }
}
