BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $null = Connect-Pim -Emulator -As ada -Reset
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Get-PimRole' {
    It 'lists every role of the tenant once' {
        $roles = Get-PimRole -Kind EntraRole

        $roles.Count | Should -BeGreaterThan 100 -Because 'that is more than one page'
        @($roles.Id | Select-Object -Unique).Count | Should -Be $roles.Count
        $roles.Name | Should -Contain 'Global Administrator'
        $roles[0] | Should -BeOfType ([PimTools.PimRole])
    }

    It 'finds one by name, in any case' {
        $role = Get-PimRole 'user ADMINISTRATOR'

        $role.Name | Should -BeExactly 'User Administrator'
        $role.Kind | Should -Be 'EntraRole'
        $role.IsBuiltIn | Should -BeTrue
        $role.IsEnabled | Should -BeTrue
        $role.Description | Should -Not -BeNullOrEmpty
    }

    It 'finds one by the id that Microsoft documents for it' {
        (Get-PimRole 62e90394-69f5-4237-9190-012177145e10).Name | Should -Be 'Global Administrator'
    }

    It 'finds as many as a wildcard means, and none without complaint' {
        (Get-PimRole 'Exchange*' -Kind EntraRole).Name | Sort-Object | Should -Be @(
            'Exchange Administrator', 'Exchange Backup Administrator', 'Exchange Recipient Administrator')
        (Get-PimRole 'Exchange ?dministrator').Name | Should -Be 'Exchange Administrator'
        Get-PimRole 'Nothing of the kind*' -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'takes several names, typed or piped' {
        (Get-PimRole 'Global Reader', 'Teams*').Name | Should -Contain 'Teams Administrator'
        ('Global Reader', 'Reports Reader' | Get-PimRole).Name | Should -Be 'Global Reader', 'Reports Reader'
    }

    It 'takes objects with a Name, RoleName or RoleId, as a CSV file has them' {
        ("Name`nGlobal Reader" | ConvertFrom-Csv | Get-PimRole).Name | Should -Be 'Global Reader'
        ("RoleName`nReports Reader" | ConvertFrom-Csv | Get-PimRole).Name | Should -Be 'Reports Reader'
        ("RoleId`n62e90394-69f5-4237-9190-012177145e10" | ConvertFrom-Csv | Get-PimRole).Name | Should -Be 'Global Administrator'
    }

    It 'tells of the one it does not find, and goes on with the others' {
        $roles = Get-PimRole 'Usr Administrator', 'Global Reader' -ErrorVariable failures -ErrorAction SilentlyContinue

        $roles.Name | Should -Be 'Global Reader'
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -Be 'RoleNotFound,PimTools.Commands.GetPimRoleCommand'
        $failures[0].Exception.Candidates | Should -Contain 'User Administrator'
    }

    It 'reads only the kinds asked for' {
        (Get-PimRole 'Global*' -Kind EntraRole).Kind | Select-Object -Unique | Should -Be 'EntraRole'
    }
}

Describe 'Get-PimScope' {
    It 'lists the directory and its administrative units' {
        $scopes = Get-PimScope -Kind EntraRole

        ($scopes | Where-Object Type -eq Directory).Id | Should -Be '/'
        ($scopes | Where-Object Type -eq AdministrativeUnit).DisplayName | Sort-Object | Should -Be 'Boston Office', 'Helsinki Office'
    }

    It 'finds one by name, path or bare id, and what a wildcard means' {
        $helsinki = Get-PimScope 'helsinki office' -Kind EntraRole

        $helsinki.Id | Should -BeLike '/administrativeUnits/*'
        (Get-PimScope $helsinki.Id -Kind EntraRole).DisplayName | Should -Be 'Helsinki Office'
        (Get-PimScope $helsinki.Id.Split('/')[-1] -Kind EntraRole).DisplayName | Should -Be 'Helsinki Office'
        (Get-PimScope '*Office' -Kind EntraRole).DisplayName | Sort-Object | Should -Be 'Boston Office', 'Helsinki Office'
    }

    It 'names the candidates when there is none of the name' {
        $null = Get-PimScope 'Bosten Office' -Kind EntraRole -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'ScopeNotFound,PimTools.Commands.GetPimScopeCommand'
        $failures[0].Exception.Candidates | Should -Contain 'Boston Office'
    }

    It 'goes on into what takes a scope' {
        (Get-PimScope 'Helsinki Office' -Kind EntraRole | ForEach-Object { Get-PimAssignment -Mine -Scope $_ }).Role.Name |
            Should -Be 'Helpdesk Administrator'
    }
}
