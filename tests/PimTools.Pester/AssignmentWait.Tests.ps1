# What assignments are waited for, and approvers that are passed on as objects.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Remove-PimAssignment -Wait' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $null = New-PimAssignment 'Teams Reader' fay@contoso.com, emil@contoso.com -Duration 30d -Justification x
        (Get-PimContext).Emulator.Advance([timespan]::FromMinutes(10))
    }

    It 'puts each removal out when it has ended' {
        $removed = Remove-PimAssignment 'Teams Reader' fay@contoso.com, emil@contoso.com -Wait -Confirm:$false

        $removed.Status | Should -Be 'Revoked', 'Revoked'
        Get-PimAssignment 'Teams Reader' -Principal fay@contoso.com | Should -BeNullOrEmpty
    }

    It 'puts out what became of the assignment with -PassThru' {
        (Remove-PimAssignment 'Teams Reader' fay@contoso.com -Wait -PassThru -Confirm:$false).Result | Should -Be 'Removed'
    }
}

Describe 'New-PimAssignment -RefreshToken' {
    BeforeEach { $null = Connect-Pim -Emulator -As dana -Reset }

    It 'takes a new token once something was assigned' {
        $trace = New-PimAssignment 'Teams Reader' fay@contoso.com -Type Active -Duration 2h -Justification x -RefreshToken -Verbose 4>&1

        ($trace | Where-Object { $_ -is [PimTools.PimRequest] }).Status | Should -Be 'Provisioned'
        $trace | Where-Object { $_ -is [Management.Automation.WarningRecord] } | Should -BeNullOrEmpty
    }
}

Describe 'Set-PimRoleSetting -Approver' {
    BeforeEach { $null = Connect-Pim -Emulator -As dana -Reset }

    It 'takes what Get-PimApprover gives' {
        $people = @(Get-PimApprover 'Exchange Administrator')
        $people.Count | Should -BeGreaterThan 0

        Set-PimRoleSetting 'Teams Reader' -Kind EntraRole -RequiresApproval $true -Approver $people

        (Get-PimRoleSetting 'Teams Reader' -Kind EntraRole).Activation.Approvers.Id | Sort-Object | Should -Be ($people.PrincipalId | Sort-Object)
    }

    It 'takes the approvers of another setting' {
        $others = (Get-PimRoleSetting 'Exchange Administrator' -Kind EntraRole).Activation.Approvers

        Set-PimRoleSetting 'Teams Reader' -Kind EntraRole -RequiresApproval $true -Approver $others

        (Get-PimRoleSetting 'Teams Reader' -Kind EntraRole).Activation.Approvers.Id | Should -Be $others.Id
    }
}
