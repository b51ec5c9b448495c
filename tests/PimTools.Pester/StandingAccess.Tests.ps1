# ConvertTo-PimEligibleAssignment on the emulated tenant: what stands for good becomes eligible, granted before it is revoked, and what must not is kept.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'

    function Connect-Fresh {
        $null = Connect-Pim -Emulator -As breakglass -Name admin -Reset
        (Get-PimContext).Emulator.Advance('00:06')
    }

    function Get-Held($Role, $Principal) { (Get-PimAssignment $Role -Principal $Principal -Kind EntraRole).State -join ',' }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    Disconnect-Pim -All
}

Describe 'ConvertTo-PimEligibleAssignment' {
    BeforeEach { Connect-Fresh }

    It 'reports under -WhatIf what would be converted and what is kept, with the reason, and changes nothing' {
        $before = Get-PimAssignment -Kind EntraRole, Group | ForEach-Object { "$_ $($_.State) $($_.End)" } | Sort-Object
        $report = ConvertTo-PimEligibleAssignment -Kind EntraRole, Group -Justification Tidying -WhatIf

        ($report | Where-Object Result -EQ Planned | ForEach-Object { "$($_.RoleName) $($_.PrincipalName)" } | Sort-Object) | Should -Be @(
            'Global Reader Emil Novak', 'Ops-Database Dana Lindqvist', 'Ops-OnCall Dana Lindqvist', 'Privileged Role Administrator Dana Lindqvist'
            'Reports Reader Emil Novak', 'Security Administrator Cleo Marchetti', 'Tier 0 Operators Greg Sato'
        )
        ($report | Where-Object RoleName -EQ 'Directory Readers').Reason | Should -BeLike 'Only people activate roles*'
        ($report | Where-Object RoleName -EQ 'Global Administrator').Reason | Should -BeLike 'It is your own.*'
        ($report | Where-Object RoleName -EQ 'Global Reader').EligibleUntil | Should -Not -BeNullOrEmpty
        Get-PimAssignment -Kind EntraRole, Group | ForEach-Object { "$_ $($_.State) $($_.End)" } | Sort-Object | Should -Be $before
    }

    It 'grants first, and revokes after the grant is seen' {
        $calls = [Collections.Generic.List[string]]::new()
        $done = ConvertTo-PimEligibleAssignment 'Privileged Role Administrator' dana@contoso.com -Kind EntraRole -Justification Tidying -Confirm:$false -Verbose 4>&1 |
            ForEach-Object { if ($_ -is [Management.Automation.VerboseRecord]) { $calls.Add("$_") } else { $_ } }

        $done.Result | Should -Be Converted
        $grant = $calls.FindIndex({ $args[0] -match '^POST .*roleEligibilityScheduleRequests' })
        $look = $calls.FindIndex($grant, { $args[0] -match '^GET .*roleEligibilityScheduleInstances' })
        $revoke = $calls.FindIndex({ $args[0] -match '^POST .*roleAssignmentScheduleRequests' })
        $grant | Should -BeGreaterOrEqual 0
        $look | Should -BeGreaterThan $grant
        $revoke | Should -BeGreaterThan $look
        Get-Held 'Privileged Role Administrator' dana@contoso.com | Should -Be Eligible
    }

    It 'takes what is piped in, and leaves what does not stand for good' {
        $done = Get-PimAssignment -Principal emil@contoso.com, fay@contoso.com -Kind EntraRole | ConvertTo-PimEligibleAssignment -Justification Tidying -Duration 30d -Confirm:$false

        ($done | Sort-Object RoleName | ForEach-Object { "$($_.RoleName) $($_.Result)" }) | Should -Be 'Global Reader Converted', 'Reports Reader Converted'
        (Get-PimAssignment 'Global Reader' -Principal emil@contoso.com -Kind EntraRole).ExpiresIn.TotalDays | Should -BeGreaterThan 29
        Get-Held 'Groups Administrator' fay@contoso.com | Should -Be Active
    }

    It 'goes on where it was interrupted, and makes nothing twice' {
        (Get-PimContext).Emulator.Faults.FailNext(400, 'roleAssignmentScheduleRequests', 1)
        $null = ConvertTo-PimEligibleAssignment 'Security Administrator' -Kind EntraRole -Justification Tidying -Confirm:$false -ErrorVariable failures -ErrorAction SilentlyContinue
        "$failures" | Should -Match 'stands beside the eligible assignment, which was made'
        Get-Held 'Security Administrator' cleo@contoso.com | Should -BeIn 'Eligible,Active', 'Active,Eligible'

        (ConvertTo-PimEligibleAssignment 'Security Administrator' -Kind EntraRole -Justification Tidying -Confirm:$false).Result | Should -Be Converted
        Get-Held 'Security Administrator' cleo@contoso.com | Should -Be Eligible
    }

    It 'keeps break-glass accounts, and the last who hold Global Administrator without activating it' {
        $named = ConvertTo-PimEligibleAssignment 'Global Administrator' -Principal breakglass@contoso.com -BreakGlass breakglass@contoso.com -Kind EntraRole -Confirm:$false
        $named.Result, $named.Reason | Should -Be Kept, 'It is a break-glass account.'

        $last = ConvertTo-PimEligibleAssignment 'Global Administrator' -Principal breakglass@contoso.com -Kind EntraRole -Confirm:$false
        $last.Result | Should -Be Kept
        $last.Reason | Should -Match 'Nobody would be left'
        Get-Held 'Global Administrator' breakglass@contoso.com | Should -Be Active
    }

    It 'keeps who has left, and says what takes it away' {
        (Get-PimContext).Emulator.DeletePrincipal('cleo')
        $kept = ConvertTo-PimEligibleAssignment 'Security Administrator' -Kind EntraRole -Confirm:$false

        $kept.Result | Should -Be Kept
        $kept.Reason | Should -Match 'Remove-PimAssignment'
    }

    It 'converts in Azure, too' {
        $null = Connect-Pim -Emulator -As dana -Name dana
        $report = ConvertTo-PimEligibleAssignment -Scope Contoso -Principal dana@contoso.com -Kind AzureRole -Justification Tidying -WhatIf

        "$report" | Should -Be 'Planned: Owner at Contoso for Dana Lindqvist'
    }
}
