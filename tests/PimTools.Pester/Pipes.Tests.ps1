# Whatever is piped in is taken for what it is: a scope for a scope, a favourite for a favourite. What finds no parameter is an error.
BeforeDiscovery {
    $scopes = @(
        @{ kind = 'EntraRole'; scope = 'Helsinki Office'; role = 'Helpdesk Administrator'; id = '/administrativeUnits/*' }
        @{ kind = 'EntraRole'; scope = 'contoso-runbook (registration)'; role = 'Application Administrator'; id = '/*-*' }
        @{ kind = 'Group'; scope = 'Ops-OnCall'; role = 'Ops-OnCall'; id = '*-*' }
        @{ kind = 'AzureRole'; scope = 'rg-web'; role = 'Reader'; id = '*/resourceGroups/rg-web' }
    )
    $given = "New-PimAssignment 'Teams Reader' fay@contoso.com -Duration 5d -Justification Pester -WhatIf"
    $strays = @(
        @{ what = 'a favourite'; pipe = 'Get-PimFavorite Morning -Context ada | Get-PimAssignment' }
        @{ what = 'a favourite'; pipe = 'Get-PimFavorite Morning -Context ada | Stop-PimRoleActivation -Context ada -WhatIf' }
        @{ what = 'a favourite'; pipe = "Get-PimFavorite Morning -Context ada | $given" }
        @{ what = 'a scope'; pipe = 'Get-PimScope rg-web | Get-PimRole' }
        @{ what = 'a scope'; pipe = 'Get-PimScope rg-web | Get-PimAuditLog' }
        @{ what = 'a scope'; pipe = 'Get-PimScope rg-web | Get-PimRoleSetting Reader' }
        @{ what = 'a scope'; pipe = 'Get-PimScope rg-web | Get-PimRequest' }
        @{ what = 'a scope'; pipe = 'Get-PimScope rg-web | New-PimAssignment -Principal fay@contoso.com -Duration 5d -Justification Pester -WhatIf' }
        @{ what = 'a scope beside -Scope'; pipe = "Get-PimScope rg-web | $given -Scope Directory" }
        @{ what = 'a principal'; pipe = "`$fay | $given" }
        @{ what = 'a name where the role is told'; pipe = "'Helsinki Office' | $given" }
        @{ what = 'a number'; pipe = "5 | $given" }
        @{ what = 'a list of scopes'; pipe = "[pscustomobject]@{ Role = 'Teams Reader'; Scope = 'Helsinki Office', 'rg-web' } | " +
                'New-PimAssignment -Principal fay@contoso.com -Duration 5d -Justification Pester -WhatIf' }
        @{ what = 'a type that is none'; pipe = "[pscustomobject]@{ Role = 'Teams Reader'; Type = 'Standing' } | " +
                'New-PimAssignment -Principal fay@contoso.com -Duration 5d -Justification Pester -WhatIf' }
        @{ what = 'an access that is none'; pipe = "[pscustomobject]@{ Role = 'Ops-OnCall'; Access = 'Ownr' } | " +
                'New-PimAssignment -Principal fay@contoso.com -Duration 5d -Justification Pester -WhatIf' }
        @{ what = 'an empty list of scopes'; pipe = "[pscustomobject]@{ Role = 'Teams Reader'; Scope = @() } | " +
                'New-PimAssignment -Principal fay@contoso.com -Duration 5d -Justification Pester -WhatIf' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $savedConfig = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive config
    $null = Connect-Pim -Emulator -As ada -Name ada -Reset
    $null = Connect-Pim -Emulator -As dana -Name dana
    $null = Register-PimFavorite Morning 'User Administrator', 'Helpdesk Administrator' -Duration 1h -Justification Rounds -Context ada
    $fay = (Get-PimAssignment 'Contoso Web Operator').Principal
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'A favourite that is piped in' {
    It 'is activated, each with its justification' {
        $requests = Get-PimFavorite morning -Context ada | Request-PimRoleActivation -Context ada

        $requests.Role.Name | Sort-Object | Should -Be 'Helpdesk Administrator', 'User Administrator'
        $requests.Status | Should -Be 'Provisioned', 'Provisioned'
        $requests.Justification | Should -Be 'Rounds', 'Rounds'
        $null = Stop-PimRoleActivation -All -Context ada -ErrorAction SilentlyContinue
    }

    It 'can be given to -Favorite, and named by a row' {
        $given = Request-PimRoleActivation -Favorite (Get-PimFavorite Morning -Context ada) -Context ada -WarningAction SilentlyContinue
        $named = [pscustomobject]@{ Favorite = 'morning' } | Request-PimRoleActivation -Context ada -WarningAction SilentlyContinue

        $given.Role.Name | Sort-Object | Should -Be 'Helpdesk Administrator', 'User Administrator'
        $named.Role.Name | Sort-Object | Should -Be 'Helpdesk Administrator', 'User Administrator'
    }

    It 'of another tenant is refused' {
        $own = Get-PimFavorite Morning -Context ada
        $foreign = [PimTools.PimFavorite]::new('Morning', [guid]::NewGuid(), $own.Activations)
        $output = $foreign | Request-PimRoleActivation -Context ada -ErrorVariable failures -ErrorAction SilentlyContinue

        $output | Should -BeNullOrEmpty
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -Be 'FavoriteNotFound,PimTools.Commands.RequestPimRoleActivationCommand'
        $failures[0] | Should -Match 'another tenant'
    }

    It 'does not keep roles from being piped' {
        $outputs = @(
            'Exchange Administrator' | Request-PimRoleActivation -Context ada -Justification Pester
            Get-PimAssignment 'Reports Reader' -Mine -Type Eligible -Context ada | Request-PimRoleActivation -Context ada -Justification Pester
        )
        $outputs.Role.Name | Should -Be 'Exchange Administrator', 'Reports Reader'
    }
}

Describe 'A scope that is piped in: <scope>' -ForEach $scopes {
    It 'is where assignments are listed' {
        $piped = Get-PimScope $scope | Get-PimAssignment
        $named = Get-PimAssignment -Scope $scope

        $piped.Id | Sort-Object | Should -Be ($named.Id | Sort-Object)
        $piped.Kind | Should -Not -Contain ($kind -eq 'Group' ? 'EntraRole' : 'Group')
    }

    It 'is where a role is assigned' {
        $change = Get-PimScope $scope | New-PimAssignment $role fay@contoso.com -Kind $kind -Duration 5d -Justification Pester -PassThru

        $change.Scope.Id | Should -BeLike $id
        $change.Scope.Id | Should -Be (Get-PimScope $scope).Id
        $change.Type | Should -Be 'Eligible'
        (Get-PimAssignment $role -Scope $scope -Principal fay@contoso.com -Kind $kind).Scope.Id | Should -Be $change.Scope.Id
    }
}

Describe 'A principal that is piped in' {
    It 'is whose assignments are listed, also a group' {
        ($fay | Get-PimAssignment).Principal.Id | Select-Object -Unique | Should -Be $fay.Id
        $group = (Get-PimAssignment 'Storage Blob Data Contributor').Principal | Where-Object Type -EQ Group
        ($group | Get-PimAssignment).Principal.Id | Select-Object -Unique | Should -Be $group.Id
    }
}

Describe 'What is piped in and finds no parameter' {
    It '<what> is one error: <pipe>' -ForEach $strays {
        $output = @(try { & ([scriptblock]::Create($pipe)) 2>&1 } catch { $_ })

        $output | Should -HaveCount 1
        $output[0] | Should -BeOfType [Management.Automation.ErrorRecord]
    }
}

Describe 'A list where one is taken' {
    It 'is refused, and says so: <_>' -ForEach @(
        'Get-PimAssignment -Scope rg-web, rg-data'
        "New-PimAssignment -Role Reader, Contributor -Principal fay@contoso.com -Scope rg-web -WhatIf"
        "New-PimAssignment 'Teams Reader' fay@contoso.com -Scope Directory, 'Helsinki Office' -WhatIf"
        "New-PimAssignment 'Teams Reader' fay@contoso.com -Type Eligible, Active -WhatIf"
        "Request-PimRoleExtension 'Reports Reader' -Type Eligible, Active -Duration 5d -Justification Pester -Context ada -WhatIf"
        'Get-PimAssignment -Access Member, Owner'
        'Get-PimRoleSetting Reader -Scope rg-web, rg-data'
        'Connect-Pim -Emulator -Cloud USGov, China'
    ) {
        { & ([scriptblock]::Create($_)) } | Should -Throw '*One is taken here, and 2 were given*'
    }

    It 'may hold one' {
        (Get-PimAssignment 'Contoso Web Operator' -Scope @('rg-web')).Principal.Id | Should -Be $fay.Id
        (New-PimAssignment 'Teams Reader' fay@contoso.com -Type @('Active') -Duration 5d -Justification Pester -PassThru).Type | Should -Be 'Active'
    }

    It 'takes no word that there is not' {
        { Get-PimAssignment -Access Ownr } | Should -Throw "*'Ownr' is none of Member, Owner*"
    }
}
