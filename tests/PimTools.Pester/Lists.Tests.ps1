# Several values mean any of them, in one reading; each that names nothing is an error of its own.
BeforeDiscovery {
    $kinds = @(
        @{ Kind = 'EntraRole'; roles = 'User Administrator', 'Global Administrator'; scope = 'Helsinki Office' }
        @{ Kind = 'Group'; roles = 'Ops-OnCall', 'Ops-Database'; scope = 'Ops-Database' }
        @{ Kind = 'AzureRole'; roles = 'Reader', 'Owner'; scope = 'rg-web' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $null = Connect-Pim -Emulator -As ada -Name ada -Reset
    $null = Connect-Pim -Emulator -As dana -Name dana
    function Ids($Objects) { @($Objects.Id | Sort-Object) }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe '<Kind>: several values' -ForEach $kinds {
    It 'Get-PimAssignment -Role lists either role' {
        $one, $other = $roles | ForEach-Object { , @(Get-PimAssignment $_ -Kind $Kind) }
        $one | Should -Not -BeNullOrEmpty
        $other | Should -Not -BeNullOrEmpty

        Ids (Get-PimAssignment $roles -Kind $Kind) | Should -Be (Ids ($one + $other))
    }

    It 'Get-PimAssignment -Principal lists either one''s' {
        $either = Get-PimAssignment -Principal ada@contoso.com, ben@contoso.com -Kind $Kind
        $all = Get-PimAssignment -Kind $Kind | Where-Object { $_.Principal.UserPrincipalName -in 'ada@contoso.com', 'ben@contoso.com' }

        $either | Should -Not -BeNullOrEmpty
        Ids $either | Should -Be (Ids $all)
    }

    It 'Get-PimAssignment -Type takes both' {
        Ids (Get-PimAssignment -Type Eligible, Active -Kind $Kind) | Should -Be (Ids (Get-PimAssignment -Kind $Kind))
        (Get-PimAssignment -Type Eligible, Eligible -Kind $Kind).Type | Select-Object -Unique | Should -Be 'Eligible'
    }

    It 'Get-PimRequest takes several roles, principals and statuses' {
        $all = Get-PimRequest -Kind $Kind
        $roleNames = $all.RoleName | Select-Object -Unique -First 2
        $principals = $all.Principal.Id | Select-Object -Unique -First 2
        $statuses = 'Provisioned', 'PendingApproval'

        Ids (Get-PimRequest -Role $roleNames -Kind $Kind) |
            Should -Be (Ids ($all | Where-Object { $_.RoleName -in $roleNames -and $_.Role.Access -ne 'Owner' })) -Because 'a plain name means membership'
        Ids (Get-PimRequest -Principal $principals -Kind $Kind) | Should -Be (Ids ($all | Where-Object { $_.Principal.Id -in $principals }))
        Ids (Get-PimRequest -Status $statuses -Kind $Kind) | Should -Be (Ids ($all | Where-Object Status -In $statuses))
    }

    It 'Get-PimRequest -Scope takes a name, an id, an object or a wildcard, and means that scope alone' {
        $place = Get-PimScope $scope -Kind $Kind
        $there = Get-PimRequest -Kind $Kind | Where-Object { $_.Scope.Id -eq $place.Id }

        $there | Should -Not -BeNullOrEmpty
        foreach ($named in $scope, $place.Id, $place, ($scope.Substring(0, $scope.Length - 1) + '?')) {
            Ids (Get-PimRequest -Scope $named) | Should -Be (Ids $there)
        }
    }

    It 'each value that names nothing is an error, and the others are listed' {
        $output = Get-PimAssignment -Role 'No such role', $roles[0], 'Nor such' -Principal nobody@contoso.com, ada@contoso.com, dana@contoso.com, ben@contoso.com `
            -Kind $Kind -ErrorVariable failures -ErrorAction SilentlyContinue

        $output.RoleName | Select-Object -Unique | Should -Be $roles[0]
        $failures.FullyQualifiedErrorId | Should -Be @(
            'RoleNotFound,PimTools.Commands.GetPimAssignmentCommand'
            'RoleNotFound,PimTools.Commands.GetPimAssignmentCommand'
            'PrincipalNotFound,PimTools.Commands.GetPimAssignmentCommand'
        )
        $failures.TargetObject | Should -Be 'No such role', 'Nor such', 'nobody@contoso.com'
    }
}

Describe 'Several values' {
    It 'are read in one list: <command>' -ForEach @(
        @{ command = 'Get-PimAssignment -Kind EntraRole -Role'; one = "'User Administrator'"; several = "'User Administrator', 'Global Administrator'" }
        @{ command = 'Get-PimRequest -Kind EntraRole -Role'; one = "'User Administrator'"; several = "'User Administrator', 'Global Administrator'" }
        @{ command = 'Get-PimRequest -Kind EntraRole -Status'; one = 'Provisioned'; several = 'Provisioned, Denied, Revoked' }
        @{ command = 'Get-PimAssignment -Kind EntraRole -Type'; one = 'Eligible, Active'; several = 'Active, Eligible, Active' }
    ) {
        $calls = foreach ($values in $one, $several) {
            @(& ([scriptblock]::Create("$command $values -Verbose")) 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }).Count
        }

        $calls[1] | Should -Be $calls[0]
        $calls[0] | Should -BeGreaterThan 0
    }

    It 'with a wildcard among them mean either' {
        $output = Get-PimAssignment 'User Administrator', 'Global*' -Kind EntraRole
        $output.RoleName | Select-Object -Unique | Sort-Object | Should -Be 'Global Administrator', 'Global Reader', 'User Administrator'
    }

    It 'that are none are refused: <_>' -ForEach @(
        'Get-PimAssignment -Type @()', 'Get-PimAssignment -Type $null', 'Get-PimRequest -Status @()', 'Get-PimRequest -Role @()',
        'Get-PimRequest -Scope $null', 'Get-PimRequest -Principal $null', 'Get-PimAssignment -Kind @()'
    ) {
        { & ([scriptblock]::Create($_)) } | Should -Throw '*it is empty*'
    }
}

Describe 'Get-PimRequest -Scope' {
    It 'that is not found is an error, and nothing is listed' {
        $output = Get-PimRequest -Scope rg-wbe -ErrorVariable failures -ErrorAction SilentlyContinue

        $output | Should -BeNullOrEmpty
        $failures.FullyQualifiedErrorId | Should -Be 'ScopeNotFound,PimTools.Commands.GetPimRequestCommand'
        $failures[0].TargetObject | Should -Be 'rg-wbe'
    }

    It 'goes with -PendingMyApproval' {
        $null = Connect-Pim -Emulator -As cleo -Name cleo
        $all = Get-PimRequest -PendingMyApproval -Context cleo
        $place = $all[0].Scope

        Ids (Get-PimRequest -PendingMyApproval -Scope $place -Context cleo) | Should -Be (Ids ($all | Where-Object { $_.Scope.Id -eq $place.Id }))
        Get-PimRequest -PendingMyApproval -Scope 'Helsinki Office' -Context cleo | Should -BeNullOrEmpty
    }
}

Describe 'What is mine and somebody else''s' {
    It 'is an error that says what to do: <_>' -ForEach 'Get-PimAssignment', 'Get-PimRequest' {
        $output = & $_ -Mine -Principal ben@contoso.com -Context ada -ErrorVariable failures -ErrorAction SilentlyContinue

        $output | Should -BeNullOrEmpty
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        $failures[0].TargetObject | Should -Be 'Ben Okafor'
        $failures[0].ErrorDetails.RecommendedAction | Should -Match 'Leave out -Mine'
    }

    It 'is none where -Principal names oneself, or a group one has it through' {
        (Get-PimAssignment -Mine -Principal ada@contoso.com -Context ada).Principal.DisplayName | Select-Object -Unique | Should -Be 'Ada Ahlberg'
        (Get-PimAssignment -Mine -Principal 'Data Engineers' -Context ada).RoleName | Should -Be 'Storage Blob Data Contributor'
    }
}
