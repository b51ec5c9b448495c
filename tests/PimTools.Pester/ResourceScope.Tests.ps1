# Azure roles at a single resource, which no list of scopes has.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $vault = '/subscriptions/*/resourceGroups/rg-web/providers/Microsoft.KeyVault/vaults/contoso-web-kv'
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'A resource as a scope' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ada -Name ada -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
    }

    It 'is found by its name, in any case, and says where it lies' {
        $scope = Get-PimScope CONTOSO-web-kv

        $scope.Type | Should -Be 'Resource'
        $scope.Id | Should -BeLike $vault
        $scope.Path | Should -Be 'Contoso / Landing Zones / Contoso Production / rg-web / contoso-web-kv'
        ($scope | Get-PimScope).Id | Should -Be $scope.Id
    }

    It 'is where a role is assigned, listed, changed and removed' {
        $request = New-PimAssignment Reader fay@contoso.com -Scope contosodata -Duration 5d -Justification 'Pester'

        $request.Scope.Id | Should -BeLike '*/providers/Microsoft.Storage/storageAccounts/contosodata'
        (Get-PimAssignment Reader -Principal fay@contoso.com -Scope contosodata).Scope.Id | Should -Be $request.Scope.Id
        (Set-PimAssignment Reader fay@contoso.com -Scope contosodata -Duration 6d -Justification 'Pester').Status | Should -Be 'Provisioned'
        (Get-PimContext).Emulator.Advance('00:06')
        (Remove-PimAssignment Reader fay@contoso.com -Scope contosodata -Confirm:$false).Status | Should -Be 'Revoked'
    }

    It 'has settings and approvers of its own' {
        (Get-PimRoleSetting 'Key Vault Administrator' -Scope contoso-web-kv).Activation.RequiresApproval | Should -BeTrue
        (Get-PimRoleSetting 'Key Vault Administrator' -Scope contosodata).Activation.RequiresApproval | Should -BeFalse
        (Get-PimApprover 'Key Vault Administrator' -Scope contoso-web-kv).Principal.DisplayName | Should -Be 'Cleo Marchetti'
    }

    It 'is a scope of rows to import' {
        $rows = 'contosodata', 'contosodatta' | ForEach-Object {
            [pscustomobject]@{ Kind = 'AzureRole'; Role = 'Reader'; Principal = 'fay@contoso.com'; Scope = $_; Duration = '5d'; Justification = 'new' }
        }

        $result = $rows | Import-PimAssignment | Sort-Object Line

        $result.Result | Should -Be 'Created', 'Failed'
        $result[1].ErrorCode | Should -Be 'ScopeNotFound'
    }

    It 'is where a role that is held above is activated, once it can be seen' {
        { Request-PimRoleActivation 'Storage Blob Data Contributor' -Scope contosodata -Justification 'Pester' -Context ada -ErrorAction Stop } |
            Should -Throw -ErrorId 'ScopeNotFound,PimTools.Commands.RequestPimRoleActivationCommand'

        $null = Request-PimRoleActivation Reader -Scope rg-data -Justification 'Pester' -Context ada
        $activation = Request-PimRoleActivation 'Storage Blob Data Contributor' -Scope contosodata -Justification 'Pester' -Context ada

        $activation.Scope.Id | Should -BeLike '*/storageAccounts/contosodata'
        (Get-PimAssignment 'Storage Blob Data Contributor' -Mine -Type Active -Context ada).Scope.DisplayName | Should -Be 'contosodata'
    }

    It 'is activated by its whole id, although it cannot be seen' {
        $id = (Get-PimScope contosodata -Context dana).Id

        (Request-PimRoleActivation 'Storage Blob Data Contributor' -Scope $id -Justification 'Pester' -Context ada).Scope.Id | Should -Be $id
    }

    It 'is nothing to ask Azure about for a kind that is none of Azure' {
        $trace = Get-PimScope contosodata -Kind EntraRole, Group -Verbose -ErrorAction SilentlyContinue -ErrorVariable failures 4>&1

        $failures[0].FullyQualifiedErrorId | Should -Be 'ScopeNotFound,PimTools.Commands.GetPimScopeCommand'
        "$trace" | Should -Not -Match '/subscriptions/'
    }

    It 'is none that is misspelt' {
        { New-PimAssignment Reader fay@contoso.com -Scope contosodatta -Duration 5d -Justification 'Pester' -ErrorAction Stop } |
            Should -Throw -ErrorId 'ScopeNotFound,PimTools.Commands.NewPimAssignmentCommand'
    }
}

Describe 'The id of a scope that is none' {
    It 'is named, and the target of the error, of <name>' -ForEach @(
        @{ name = 'New-PimAssignment'; arguments = @{ Principal = 'fay@contoso.com'; Duration = '5d'; Justification = 'Pester' } }
        @{ name = 'Get-PimAssignment'; arguments = @{} }
        @{ name = 'Remove-PimAssignment'; arguments = @{ Principal = 'fay@contoso.com'; Confirm = $false } }
    ) {
        $null = Connect-Pim -Emulator -As dana -Reset
        $nowhere = (Get-PimScope 'Contoso Production').Id + '/resourceGroups/rg-nope'

        $null = & $name Reader -Scope $nowhere @arguments -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ScopeNotFound,*'
        $failures[0].Exception.Message | Should -BeLike "Azure does not know the scope $nowhere.*"
        $failures[0].TargetObject | Should -Be $nowhere
    }
}
