Describe 'Faults of the emulator in the process' {
    BeforeAll { Import-Module "$PSScriptRoot/../../out/PimTools" }
    BeforeEach {
        $null = Connect-Pim -Emulator -As ada -Reset
        $faults = (Get-PimContext).Emulator.Faults
    }

    AfterAll { $null = Disconnect-Pim -All }

    It 'locks a scope' {
        $faults.LockScope('rg-data')

        $null = Request-PimRoleActivation Reader -Scope rg-data -Justification Test -ErrorAction SilentlyContinue

        (Get-PimRequest -Mine -Kind AzureRole -Status FailedAsResourceIsLocked).Role.Name | Should -Be Reader
        Get-PimAssignment Reader -Scope rg-data -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'keeps an activation granted' {
        $faults.KeepsGranted = $true

        (Request-PimRoleActivation 'User Administrator' -Justification Test).Status | Should -Be Granted
        (Get-PimContext).Emulator.Advance('00:10')
        Get-PimAssignment 'User Administrator' -Mine -Type Active | Should -BeNullOrEmpty
    }

    It 'demands MFA of a change in Azure, and the person meets it' {
        $faults.ChallengesAzureChanges = $true

        $request = Request-PimRoleActivation Reader -Scope rg-data -Justification Test -WarningAction SilentlyContinue

        $request.Status | Should -Be Provisioned
        (Get-PimContext).Emulator.PromptCount | Should -Be 1
    }

    It 'refuses a change in Azure in the words of the service' {
        $faults.DisallowsAzureChanges = $true

        { Request-PimRoleActivation Reader -Scope rg-data -Justification Test -ErrorAction Stop } | Should -Throw '*Users must use MFA*' -ErrorId 'MfaRequired*'
    }

    It 'gives a subscription to another tenant' {
        $faults.MoveSubscription('Contoso Sandbox')

        { Request-PimRoleActivation Contributor -Scope 'Contoso Sandbox' -Justification Test -ErrorAction Stop } | Should -Throw
        (Request-PimRoleActivation 'User Administrator' -Justification Test).Status | Should -Be Provisioned
    }

    It 'denies groups, throttles, fails, and ends all that' {
        $faults.DeniesGroups = $true
        { Get-PimAssignment -Mine -Kind Group -ErrorAction Stop } | Should -Throw
        $faults.Throttle(0.5, '00:00:01')
        $faults.ThrottleRate | Should -Be 0.5
        $faults.Clear()
        $faults.ThrottleRate | Should -Be 0
        $faults.FailNext(400, 'roleEligibilityScheduleInstances', 1)
        { Get-PimAssignment -Mine -Kind EntraRole -Type Eligible -ErrorAction Stop } | Should -Throw
        Get-PimAssignment -Mine -Kind Group | Should -Not -BeNullOrEmpty
    }
}
