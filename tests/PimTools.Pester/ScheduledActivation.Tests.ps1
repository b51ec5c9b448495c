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

    It 'is told when it is to be stopped' {
        Stop-PimRoleActivation $Role @of -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failures[0].FullyQualifiedErrorId | Should -Be 'NotActive,PimTools.Commands.StopPimRoleActivationCommand'
        "$($failures[0])" | Should -BeLike '*is not active yet*'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike $withdraw
    }

    It 'is withdrawn as the error says, and then the role can be had at once' {
        $null = Stop-PimRequest $later.Id

        (Request-PimRoleActivation $Role @of -Duration 30m -Justification 'Pester').Status | Should -Be 'Provisioned'
    }
}
