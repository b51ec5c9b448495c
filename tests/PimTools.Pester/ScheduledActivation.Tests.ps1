# An activation that was accepted for later is not active, and nobody shall be told that it is.
BeforeDiscovery {
    $kinds = @(
        @{ Kind = 'EntraRole'; Role = 'User Administrator'; Scope = 'Directory' }
        @{ Kind = 'Group'; Role = 'Ops-OnCall'; Scope = 'Ops-OnCall' }
        @{ Kind = 'AzureRole'; Role = 'Contributor'; Scope = 'Contoso Sandbox' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe '<Kind>: an activation that has not begun' -ForEach $kinds {
    BeforeAll {
        $null = Connect-Pim -Emulator -As ada -Reset
        $of = @{ Scope = $Scope; Kind = $Kind }
        $later = Request-PimRoleActivation $Role @of -Start 1h -Duration 1h -Justification 'Pester'
        $of.Confirm = $false
        $withdraw = "Stop-PimRequest $($later.Id)*"
    }

    It 'is told with its start and how it is withdrawn, when the role is asked for <How>' -ForEach @(
        @{ How = 'now'; More = @{} }
        @{ How = 'with -Extend'; More = @{ Extend = $true } }
    ) {
        Request-PimRoleActivation $Role @of -Duration 30m -Justification 'Pester' @More -ErrorVariable failures -ErrorAction SilentlyContinue -WarningVariable told |
            Should -BeNullOrEmpty

        $told | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -Be 'PendingRequestExists,PimTools.Commands.RequestPimRoleActivationCommand'
        "$($failures[0])" | Should -BeLike "$Role*is not active yet: its activation starts at $($later.Start.LocalDateTime.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture))*"
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike $withdraw
    }

    It 'comes out with a warning when it is asked for again' {
        $again = Request-PimRoleActivation $Role @of -Start 2h -Duration 30m -Justification 'Pester' -WarningVariable told -WarningAction SilentlyContinue

        $again.Id | Should -Be $later.Id
        $told | Should -BeLike "*starts at $($later.Start.LocalDateTime.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture)); it was not repeated*"
    }

    It 'is among what is scheduled, with its start and its end' {
        $scheduled = Get-PimAssignment $Role -Mine -Scheduled -Kind $Kind

        $scheduled | Should -HaveCount 1
        $scheduled.State | Should -Be 'Scheduled'
        $scheduled.MemberType | Should -Be 'Direct'
        $scheduled.Scope | Should -Be $Scope
        $scheduled.Start, $scheduled.End | Should -Be $later.Start, $later.End
        ($scheduled | Out-String) -replace '\s+', ' ' | Should -Match " Scheduled +from .*$([PimTools.ViewDate]::Brief($later.Start) -replace '^\S+ ')"
        Get-PimAssignment $Role -Mine -Scheduled -Type Eligible -Kind $Kind | Should -BeNullOrEmpty
    }

    It 'stays where -WhatIf only says that it would be withdrawn' {
        Stop-PimRoleActivation $Role @of -WhatIf | Should -BeNullOrEmpty

        (Get-PimRequest $later.Id).Status | Should -Be 'Granted'
    }

    It 'is withdrawn by name, and then the role can be had at once' {
        (Stop-PimRoleActivation $Role @of -Justification 'Pester').Status | Should -Be 'Canceled'
        Get-PimAssignment -Mine -Scheduled -Kind $Kind | Should -BeNullOrEmpty

        (Request-PimRoleActivation $Role @of -Duration 30m -Justification 'Pester').Status | Should -Be 'Provisioned'
    }
}

Describe 'An activation for later while the role is active' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As ada -Reset
        $active = Request-PimRoleActivation 'User Administrator' -Duration 4h -Justification 'Pester'
    }

    It 'is refused in words where it would begin or end after that, since the service accepts no second one' {
        { Request-PimRoleActivation 'User Administrator' -Start 5h -Duration 1h -Justification 'Pester' -ErrorAction Stop } |
            Should -Throw '*is active until * accepts no second activation before it ends*' -ErrorId 'AlreadyActive,*'
    }

    It 'is not needed where the present one covers it' {
        (Request-PimRoleActivation 'User Administrator' -Start 1h -Duration 1h -Justification 'Pester' -WarningAction SilentlyContinue -ErrorAction Stop).End | Should -Be $active.End
    }
}

Describe 'An activation that waits for a decision' {
    It 'is named where somebody wants to end it, with how it is withdrawn' {
        $null = Connect-Pim -Emulator -As ada -Reset
        $request = Request-PimRoleActivation 'Exchange Administrator' 'Mailbox move'

        $told = { Stop-PimRoleActivation 'Exchange Administrator' -ErrorAction Stop } |
            Should -Throw -ErrorId 'NotActive*' -PassThru

        "$told" | Should -BeLike 'Exchange Administrator at Directory is not active: its request waits for a decision.*'
        $told.ErrorDetails.RecommendedAction | Should -Be "Stop-PimRequest $($request.Id) withdraws it."
        (Get-PimRequest -Mine | Where-Object Id -EQ $request.Id).Outcome | Should -Be 'AwaitingDecision'
    }
}
