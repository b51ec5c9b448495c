# A connection remembers for a while; what another client changes meanwhile leads to the right result or to a clear error.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    function Connect-Two($user, $other) {
        $null = Connect-Pim -Emulator -As $other -Name other -Reset
        $null = Connect-Pim -Emulator -As $user -Name me
        $script:tenant = (Get-PimContext).Emulator
    }

    function Measure-Call([scriptblock]$work) {
        $before = $tenant.CallCount
        $null = & $work
        $tenant.CallCount - $before
    }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'What a connection remembers' {
    It 'finds the role of the last command without a list' {
        Connect-Two dana dana
        $null = Get-PimRoleSetting 'Teams Reader'
        Measure-Call { Get-PimRoleSetting 'teams reader' } | Should -Be 1
        Measure-Call { New-PimAssignment 'Teams Reader' fay@contoso.com -Type Eligible -Duration 30d -Justification 'Team change' } | Should -Be 3
        Measure-Call { New-PimAssignment 'Teams Reader' ben@contoso.com -Type Eligible -Duration 30d -Justification 'Team change' } | Should -Be 2
    }

    It 'is two names that were looked up by themselves, and the whole list with the third' {
        Connect-Two dana dana
        'User Administrator', 'Security Reader', 'Teams Reader', 'Reports Reader', 'User Administrator' | ForEach-Object {
            Measure-Call { Get-PimRoleSetting $_ }
        } | Should -Be 4, 4, 7, 1, 1
    }

    It 'is the list at once where more names than one are known: <line>' -ForEach @(
        @{ line = { Get-PimRoleSetting 'User Administrator', 'Security Reader', 'Teams Reader' }; calls = 9 }
        @{ line = { 'User Administrator', 'Security Reader', 'Teams Reader' | Get-PimRoleSetting }; calls = 9 }
        @{ line = { Compare-PimRoleSetting 'User Administrator' -With 'Security Reader' }; calls = 8 }
    ) {
        Connect-Two dana dana
        Measure-Call $line | Should -Be $calls
    }

    It 'finds a name in whatever case, and one access of a group' {
        Connect-Two dana dana
        (Get-PimRoleSetting 'USER administrator').Role.Name | Should -Be 'User Administrator'
        $null = Connect-Pim -Emulator -As dana -Reset
        (Get-PimRoleSetting 'Ops-OnCall (owner)').Role.Access | Should -Be Owner
    }

    It 'suggests names where nothing is called so' {
        Connect-Two dana dana
        { Get-PimRoleSetting 'User Administratr' -ErrorAction Stop } | Should -Throw '*No role is called*'
        $Error[0].ErrorDetails.RecommendedAction, "$($Error[0].Exception.Remedy)" -join ' ' | Should -BeLike "*User Administrator*"
    }

    It 'activates again in one call' {
        Connect-Two ada dana
        $null = Request-PimRoleActivation 'User Administrator' 'Reset'
        $tenant.Advance('00:06')
        $null = Stop-PimRoleActivation 'User Administrator'
        Measure-Call { Request-PimRoleActivation 'User Administrator' 'Reset' } | Should -Be 1
    }

    It 'activates in one call what Tab found alone, and in two what it found with others' {
        function Complete($line) { [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches }
        Connect-Two ada dana
        $ofAll = Measure-Call { @(Complete 'Request-PimRoleActivation ').Count | Should -BeGreaterThan 1 }
        Measure-Call { Request-PimRoleActivation 'User Administrator' 'Reset' } | Should -Be 2

        Connect-Two ada dana
        $before = $tenant.CallCount
        @(Complete 'Request-PimRoleActivation User').Count | Should -Be 1
        for ($i = 0; $i -lt 200 -and $tenant.CallCount - $before -le $ofAll; $i++) { Start-Sleep -Milliseconds 50 }
        $tenant.CallCount - $before | Should -Be ($ofAll + 1) -Because 'the setting is read while the person types on'

        # The answer is there a moment after the call was counted.
        Start-Sleep -Seconds 2
        Measure-Call { Request-PimRoleActivation 'User Administrator' 'Reset' } | Should -Be 1
    }

    It 'reads a setting that Tab found once, however often Tab is pressed' {
        function Complete($line) { $null = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null) }
        Connect-Two ada dana
        Complete 'Request-PimRoleActivation User'
        Start-Sleep -Milliseconds 500
        Measure-Call { Complete 'Request-PimRoleActivation User'; Complete 'pim User A'; Complete 'pim Us'; Start-Sleep -Milliseconds 300 } | Should -Be 0
    }

    It 'is not asked for what there is now' {
        Connect-Two dana dana
        $null = Get-PimRoleSetting 'User Administrator'
        Measure-Call { Get-PimRole 'User Administrator' } | Should -BeGreaterThan 1
        Measure-Call { Get-PimRoleSetting 'User*' } | Should -BeGreaterThan 1
    }

    It 'ends with the connection' {
        Connect-Two dana dana
        $null = Get-PimRoleSetting 'User Administrator'
        $null = Connect-Pim -Emulator -As dana -Name me
        Measure-Call { Get-PimRoleSetting 'User Administrator' } | Should -BeGreaterThan 1
    }

    It 'ends after ten minutes' {
        Connect-Two dana dana
        $null = Get-PimRoleSetting 'User Administrator'
        $tenant.Advance('00:11')
        Measure-Call { Get-PimRoleSetting 'User Administrator' } | Should -BeGreaterThan 1
    }
}

Describe 'What another client changes meanwhile' {
    It 'activates for the time that a tightened setting allows, and says so' {
        Connect-Two ada dana
        $null = Request-PimRoleActivation 'User Administrator' 'Reset'
        $tenant.Advance('00:06')
        $null = Stop-PimRoleActivation 'User Administrator'
        $null = Set-PimRoleSetting 'User Administrator' -MaximumActivationDuration 2h -Context other -Confirm:$false
        $request = Request-PimRoleActivation 'User Administrator' 'Reset' -WarningVariable told -WarningAction SilentlyContinue
        $request.Duration | Should -Be ([timespan]'02:00')
        $told | Should -BeLike 'What was known of User Administrator has changed: Activate User Administrator at Directory for 2h*'
    }

    It 'asks for what a tightened setting requires' {
        Connect-Two ada dana
        $null = Request-PimRoleActivation 'User Administrator' 'Reset'
        $tenant.Advance('00:06')
        $null = Stop-PimRoleActivation 'User Administrator'
        $null = Set-PimRoleSetting 'User Administrator' -ActivationRequires Justification, Ticket -Context other -Confirm:$false
        { Request-PimRoleActivation 'User Administrator' 'Reset' -ErrorAction Stop } | Should -Throw -ErrorId 'TicketRequired*'
    }

    It 'refuses nothing that a loosened setting allows' {
        Connect-Two dana dana
        $null = Set-PimRoleSetting 'Teams Reader' -AllowPermanentEligible:$false -MaximumEligibleDuration 30d -Context other -Confirm:$false
        { New-PimAssignment 'Teams Reader' fay@contoso.com -Type Eligible -Duration 40d -Justification 'Team change' -ErrorAction Stop } | Should -Throw -ErrorId 'DurationTooLong*'
        $null = Set-PimRoleSetting 'Teams Reader' -MaximumEligibleDuration 60d -Context other -Confirm:$false
        (New-PimAssignment 'Teams Reader' fay@contoso.com -Type Eligible -Duration 40d -Justification 'Team change').Status | Should -Be 'Provisioned'
    }

    It 'makes an assignment for as long as the setting says now' {
        Connect-Two dana dana
        $null = New-PimAssignment 'Teams Reader' fay@contoso.com -Type Eligible -Duration 30d -Justification 'Team change'
        $null = Set-PimRoleSetting 'Teams Reader' -AllowPermanentEligible:$false -MaximumEligibleDuration 60d -Context other -Confirm:$false
        (New-PimAssignment 'Teams Reader' ben@contoso.com -Type Eligible -Justification 'Team change').Duration | Should -Be ([timespan]'60.00:00')
    }

    It 'says that an eligibility is gone' {
        Connect-Two ada dana
        $null = Request-PimRoleActivation 'User Administrator' 'Reset'
        $tenant.Advance('00:06')
        $null = Stop-PimRoleActivation 'User Administrator'
        $null = Remove-PimAssignment 'User Administrator' ada@contoso.com -Type Eligible -Context other -Confirm:$false
        { Request-PimRoleActivation 'User Administrator' 'Reset' -ErrorAction Stop } | Should -Throw -ErrorId 'NotEligible*'
    }

    It 'says that a group is gone' {
        Connect-Two dana dana
        $null = New-PimAssignment 'Ops-OnCall' fay@contoso.com -Type Eligible -Duration 30d -Justification 'Team change' -Kind Group
        $tenant.DeletePrincipal((Get-PimRole 'Ops-OnCall' -Kind Group -Access Member -Context other).Id)
        { New-PimAssignment 'Ops-OnCall' ben@contoso.com -Type Eligible -Duration 30d -Justification 'Team change' -Kind Group -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound*'
        { New-PimAssignment 'Ops-OnCall' ben@contoso.com -Type Eligible -Duration 30d -Justification 'Team change' -Kind Group -ErrorAction Stop } | Should -Throw -ErrorId 'RoleNotFound*'
    }
}
