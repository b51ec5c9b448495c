# The whole workflow, for each of the three kinds, from one table of cases.
BeforeDiscovery {
    . "$PSScriptRoot/ThreeKinds.ps1"
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    function Skip-FiveMinutes { (Get-PimContext).Emulator.Advance('00:06') }
}

Describe '<Kind>: from assigning to removing' -ForEach $kinds {
    BeforeEach {
        $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'assigns, finds, changes and removes' {
        $target = @{ Kind = $Kind; Context = 'dana' }
        $request = New-PimAssignment $Role fay@contoso.com -Scope $Scope -Duration 90d -Justification 'Pester' @target
        $request.Status | Should -Be 'Provisioned'
        $request.Action | Should -Be 'AdminAssign'

        $held = Get-PimAssignment $Role -Principal fay@contoso.com -Scope $Scope -Type Eligible @target | Where-Object MemberType -EQ 'Direct'
        $held.Role.Name | Should -Be $Role
        $held.Scope.DisplayName | Should -Be $Scope
        (New-PimAssignment $Role fay@contoso.com -Scope $Scope -Duration 90d -Justification 'again' -PassThru @target).Result | Should -Be 'Unchanged'

        $held | Set-PimAssignment -Duration 120d -Justification 'longer' -PassThru -Context dana | ForEach-Object Result | Should -Be 'Updated'
        (Get-PimContext dana).Emulator.Advance('00:06')
        $removed = Get-PimAssignment $Role -Principal fay@contoso.com -Scope $Scope -Type Eligible @target | Where-Object MemberType -EQ 'Direct' |
            Remove-PimAssignment -Confirm:$false -Context dana
        $removed.Status | Should -Be 'Revoked'
        Get-PimAssignment $Role -Principal fay@contoso.com -Scope $Scope -Type Eligible @target | Where-Object MemberType -EQ 'Direct' | Should -BeNullOrEmpty
    }

    It 'activates, shows it as active, and gives it back' {
        $request = Request-PimRoleActivation $Role -Scope $Scope -Kind $Kind -Justification 'Pester' -Wait
        $request.Status | Should -Be 'Provisioned'
        $request.Scope.DisplayName | Should -Be $Scope
        $request.IsListed | Should -BeTrue

        $active = Get-PimAssignment -Mine -Type Active -Kind $Kind | Where-Object { $_.RoleName -eq $Role -and $_.State -eq 'Activated' }
        $active.ScopeName | Should -Be $Scope

        Skip-FiveMinutes
        (Stop-PimRoleActivation $Role -Scope $Scope -Kind $Kind).Status | Should -Be 'Revoked'
        Get-PimAssignment -Mine -Type Active -Kind $Kind | Where-Object { $_.RoleName -eq $Role -and $_.State -eq 'Activated' } | Should -BeNullOrEmpty
    }

    It 'waits for approval as a result, and takes a no and a yes' {
        $request = Request-PimRoleActivation $Approved -Scope $ApprovedScope -Kind $Kind -Justification 'Pester'
        $request.Status | Should -Be 'PendingApproval'
        $request.Approvers.DisplayName | Should -Be 'Cleo Marchetti'

        $pending = Get-PimRequest -PendingMyApproval -Kind $Kind -Context cleo | Where-Object RoleName -EQ $Approved
        $pending.Id | Should -Be $request.Id
        ($pending | Deny-PimRequest -Justification 'Not now' -Context cleo).Status | Should -Be 'Denied'
        $denied = Get-PimRequest $request.Id
        $denied.DecisionJustification | Should -Be 'Not now'
        "$($denied.DecidedBy)" | Should -Be 'Cleo Marchetti'
        ($denied.Decided - $denied.Created).TotalMinutes | Should -BeLessThan 5

        $again = Request-PimRoleActivation $Approved -Scope $ApprovedScope -Kind $Kind -Justification 'Pester'
        (Approve-PimRequest $again -Justification 'Now' -Context cleo).Status | Should -Be 'Provisioned'
    }

    It 'extends before the end, and renews after it' {
        $of = @{ Scope = $Scope; Kind = $Kind }
        $null = New-PimAssignment $Role ben@contoso.com @of -Duration 5d -Justification 'Pester' -Context dana
        $null = Connect-Pim -Emulator -As ben -Name ben

        $extension = Request-PimRoleExtension $Role @of -Duration 30d -Justification 'Longer' -Context ben
        $extension.Action | Should -Be 'SelfExtend'
        $extension.IsPending | Should -BeTrue
        $null = $extension | Stop-PimRequest -Context ben

        (Get-PimContext ben).Emulator.Advance('5.01:00')
        Get-PimAssignment -Mine -Type Eligible -Kind $Kind -Context ben | Where-Object { "$($_.Role)" -eq $Role -and $_.MemberType -eq 'Direct' } |
            Should -BeNullOrEmpty
        (Request-PimRoleExtension $Role @of -Duration 30d -Justification 'Again' -Context ben).Action | Should -Be 'SelfRenew'
        (Set-PimAssignment $Role ben@contoso.com @of -Duration 30d -Justification 'Granted' -Context dana -PassThru).Result | Should -Be 'Updated'
        (Get-PimAssignment $Role -Principal ben@contoso.com @of -Type Eligible -Context dana | Where-Object MemberType -EQ 'Direct').End |
            Should -BeGreaterThan (Get-PimContext dana).Emulator.Now.AddDays(29)
    }

    It 'begins later when it is told to, and is left alone when it is active already' {
        $later = Request-PimRoleActivation $Role -Scope $Scope -Kind $Kind -Start ((Get-PimContext).Emulator.Now.AddHours(2)) -Duration 1h -Justification 'Tonight'
        $later.Status | Should -Be 'Granted'
        Get-PimAssignment -Mine -Type Active -Kind $Kind | Where-Object { $_.RoleName -eq $Role -and $_.State -eq 'Activated' } | Should -BeNullOrEmpty

        (Get-PimContext).Emulator.Advance('02:01')
        (Get-PimAssignment -Mine -Type Active -Kind $Kind | Where-Object { $_.RoleName -eq $Role -and $_.State -eq 'Activated' }).ScopeName | Should -Be $Scope
        $active = Request-PimRoleActivation $Role -Scope $Scope -Kind $Kind -Justification 'Again' -Wait -WarningVariable told -WarningAction SilentlyContinue
        $active | Should -BeOfType ([PimTools.PimAssignment])
        $active.ScopeName | Should -Be $Scope
        [math]::Round(($active.End - $later.Start).TotalMinutes) | Should -Be 60
        ($active | Wait-PimRequest).Id | Should -Be $active.Id
        "$told" | Should -BeLike '*is active already*'
    }

    It 'is imported, and imported again without a change' {
        $row = [pscustomobject]@{
            Kind = $Kind; Role = $Role; Scope = $Scope; Principal = 'fay@contoso.com'; Type = 'Eligible'; Duration = '20d'; Justification = 'Pester'
        }

        ($row | Import-PimAssignment -Context dana).Result | Should -Be 'Created'
        ($row | Import-PimAssignment -Context dana).Result | Should -Be 'Unchanged'
    }

    It 'has settings that are read, changed and obeyed' {
        $at = if ($Kind -eq 'AzureRole') { @{ Scope = $Scope } } else { @{} }
        Get-PimRoleSetting $Role -Kind $Kind @at -Context dana | Set-PimRoleSetting -MaximumActivationDuration 3h -ActivationRequires Justification, Ticket -Context dana

        $setting = Get-PimRoleSetting $Role -Kind $Kind @at -Context dana
        $setting.Activation.MaximumDuration.TotalHours | Should -Be 3
        $setting.IsModified | Should -BeTrue
        { Request-PimRoleActivation $Role -Scope $Scope -Kind $Kind -Justification 'Pester' -ErrorAction Stop } |
            Should -Throw -ErrorId 'TicketRequired,PimTools.Commands.RequestPimRoleActivationCommand'
        $request = Request-PimRoleActivation $Role -Scope $Scope -Kind $Kind -Justification 'Pester' -TicketNumber 7 -TicketSystem Jira
        ($request.End - $request.Start).TotalHours | Should -Be 3
    }

    It 'tells who approves' {
        (Get-PimApprover $Approved -Scope $ApprovedScope -Kind $Kind -Context ada -ErrorAction SilentlyContinue -ErrorVariable refused).Principal.DisplayName |
            Should -Be 'Cleo Marchetti' -Because "$refused"
    }

    It 'is kept as a favourite, and activated by its name' {
        $saved = $env:PIMTOOLS_CONFIG
        $env:PIMTOOLS_CONFIG = Join-Path $TestDrive $Kind
        try {
            $null = Register-PimFavorite morning $Role -Scope $Scope -Kind $Kind -Duration 1h -Justification 'Rounds'
            $request = Request-PimRoleActivation -Favorite morning

            $request.Scope.DisplayName | Should -Be $Scope
            $request.Justification | Should -Be 'Rounds'
        }
        finally {
            $env:PIMTOOLS_CONFIG = $saved
        }
    }

    It 'withdraws a request' {
        $request = Request-PimRoleActivation $Approved -Scope $ApprovedScope -Kind $Kind -Justification 'Pester'

        ($request | Stop-PimRequest).Status | Should -Be 'Canceled'
    }
}

Describe 'The three kinds beside each other' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As ada -Reset
    }

    It 'are activated together: who waits for approval and who is refused hold up nobody' {
        $null = Connect-Pim -Emulator -As dana -Name dana -Reset
        $null = Connect-Pim -Emulator -As ada
        foreach ($role in 'Intune Administrator', 'Teams Administrator', 'Search Administrator') {
            $null = New-PimAssignment $role ada@contoso.com -Duration 30d -Justification 'Pester' -Context dana
        }

        $requests = Request-PimRoleActivation -All -Kind EntraRole, Group, AzureRole -Justification 'Pester' -ErrorVariable refused -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

        $requests.Count + @($refused).Count | Should -BeGreaterOrEqual 12
        @($requests | Group-Object Kind).Count | Should -Be 3
        @($requests | Where-Object { $_ -is [PimTools.PimAssignment] -or $_.Status -eq 'Provisioned' }).Count | Should -BeGreaterOrEqual 8
        ($requests | Where-Object Status -EQ 'PendingApproval').RoleName | Should -Contain 'Key Vault Administrator'
        $refused.FullyQualifiedErrorId | Should -Be 'TicketRequired,PimTools.Commands.RequestPimRoleActivationCommand'
    }

    It 'activate what a wildcard means below the scope of its eligibility, too' {
        $null = Connect-Pim -Emulator -As ada -Reset

        $request = Request-PimRoleActivation 'Storage Blob*' -Scope 'rg-web' -Justification 'Pester'
        $request.RoleName | Should -Be 'Storage Blob Data Contributor'
        $request.Scope.Id | Should -BeLike '/subscriptions/*/resourceGroups/rg-web'
    }

    It 'activate an Azure role below the scope of its eligibility, and never above' {
        $null = Connect-Pim -Emulator -As ada -Reset

        $request = Request-PimRoleActivation 'Storage Blob Data Contributor' -Scope 'rg-web' -Kind AzureRole -Justification 'Pester'
        $request.Scope.Id | Should -BeLike '/subscriptions/*/resourceGroups/rg-web'
        { Request-PimRoleActivation Reader -Scope 'Contoso Production' -Kind AzureRole -Justification 'Pester' -ErrorAction Stop } |
            Should -Throw -ErrorId 'ScopeNotFound,PimTools.Commands.RequestPimRoleActivationCommand'
    }
}
