# Activating, for each of the three kinds, from one table of cases.
BeforeDiscovery {
    . "$PSScriptRoot/ThreeKinds.ps1"
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe '<Kind>: activating' -ForEach $kinds {
    BeforeEach {
        $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = Connect-Pim -Emulator -As ada -Name ada
    }

    It 'activates, shows it as active, and gives it back' {
        $request = Request-PimRoleActivation $Role -Scope $Scope -Kind $Kind -Justification 'Pester' -Wait
        $request.Status | Should -Be 'Provisioned'
        $request.Scope.DisplayName | Should -Be $Scope
        $request.IsListed | Should -BeTrue

        $active = Get-PimAssignment -Mine -Type Active -Kind $Kind | Where-Object { $_.RoleName -eq $Role -and $_.State -eq 'Activated' }
        $active.ScopeName | Should -Be $Scope

        (Get-PimContext).Emulator.Advance('00:06')
        (Stop-PimRoleActivation $Role -Scope $Scope -Kind $Kind).Status | Should -Be 'Revoked'
        Get-PimAssignment -Mine -Type Active -Kind $Kind | Where-Object { $_.RoleName -eq $Role -and $_.State -eq 'Activated' } | Should -BeNullOrEmpty
    }

    It 'begins later when it is told to, and is left alone when it is active already' {
        $later = Request-PimRoleActivation $Role -Scope $Scope -Kind $Kind -Start ((Get-PimContext).Emulator.Now.AddHours(2)) -Duration 1h -Justification 'Tonight'
        $later.Status | Should -Be 'Granted'
        Get-PimAssignment -Mine -Type Active -Kind $Kind | Where-Object { $_.RoleName -eq $Role -and $_.State -eq 'Activated' } | Should -BeNullOrEmpty

        (Get-PimContext).Emulator.Advance('02:01')
        (Get-PimAssignment -Mine -Type Active -Kind $Kind | Where-Object { $_.RoleName -eq $Role -and $_.State -eq 'Activated' }).ScopeName | Should -Be $Scope
        $active = Request-PimRoleActivation $Role -Scope $Scope -Kind $Kind -Justification 'Again' -Wait -WarningVariable told -WarningAction SilentlyContinue
        $active | Should -BeOfType ([PimTools.PimRequest])
        $active.Outcome | Should -Be 'Succeeded'
        $active.ScopeName | Should -Be $Scope
        [math]::Round(($active.End - $later.Start).TotalMinutes) | Should -Be 60
        ($active | Wait-PimRequest).Id | Should -Be $active.Id
        "$told" | Should -BeLike '*is already active*'
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
