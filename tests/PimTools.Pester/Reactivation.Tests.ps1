# -Extend ends an activation to begin it again: it must never leave somebody without the role.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")

    function Skip-FiveMinutes { (Get-PimContext).Emulator.Advance('00:06') }

    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand

    # What PowerShell says to the host under -WhatIf is heard only from outside.
    function Get-Said([string] $Script) {
        & $powershell $library -NoProfile -NonInteractive -Command "Import-Module '$module'; `$null = Connect-Pim -Emulator -As ada; $Script" 2>&1 3>&1 | Out-String
    }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Request-PimRoleActivation -Extend' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'gives what is active a new end' {
        $null = Request-PimRoleActivation 'User Administrator' -Duration 1h -Justification 'Pester'
        Skip-FiveMinutes

        (Request-PimRoleActivation 'User Administrator' -Duration 4h -Justification 'Longer' -Extend).Status | Should -Be 'Provisioned'

        (Get-PimAssignment 'User Administrator' -Mine -Type Active).ExpiresIn.TotalHours | Should -BeGreaterThan 3.9
    }

    It 'activates what is not active' {
        (Request-PimRoleActivation 'User Administrator' -Justification 'Pester' -Extend).Status | Should -Be 'Provisioned'
    }

    It 'leaves a role that needs approval as it is' {
        $null = Request-PimRoleActivation 'Exchange Administrator' -Duration 1h -Justification 'Pester'
        $null = Get-PimRequest -PendingMyApproval -Role 'Exchange Administrator' -Context cleo | Approve-PimRequest -Justification 'Yes' -Context cleo
        Skip-FiveMinutes

        { Request-PimRoleActivation 'Exchange Administrator' -Justification 'Longer' -Extend -ErrorAction Stop } |
            Should -Throw -ErrorId 'PolicyViolation,PimTools.Commands.RequestPimRoleActivationCommand'

        (Get-PimAssignment 'Exchange Administrator' -Mine -Type Active).State | Should -Be 'Activated'
        Get-PimRequest -Mine -Role 'Exchange Administrator' -Status PendingApproval | Should -BeNullOrEmpty
    }

    It 'refuses -Start before anything is sent' {
        $emulator = (Get-PimContext).Emulator
        $before = $emulator.CallCount

        { Request-PimRoleActivation 'Security Reader' -Start 2h -Justification 'Later' -Extend -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.RequestPimRoleActivationCommand'

        $emulator.CallCount | Should -Be $before
    }

    It 'says under -WhatIf that the role is ended and activated again, and not that it is left as it is' {
        $said = Get-Said "Request-PimRoleActivation 'Security Reader' -Duration 2h -Justification Pester -Extend -WhatIf"

        $said | Should -BeLike '*What if: End and activate again Security Reader at Directory for 2h*'
        $said | Should -Not -BeLike '*not changed*'
    }

    It 'speaks of activation alone under -WhatIf where nothing is active' {
        Get-Said "Request-PimRoleActivation 'User Administrator' -Duration 2h -Justification Pester -Extend -WhatIf" |
            Should -BeLike '*What if: Activate User Administrator at Directory for 2h*'
    }

    It 'is needed: without, what is active is left as it is, under -WhatIf too' {
        Request-PimRoleActivation 'Security Reader' -Justification 'Pester' -WhatIf -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -BeLike 'Security Reader at Directory is already active*'
    }
}
