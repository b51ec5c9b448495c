# Words that people bring from Az, Microsoft.Graph and the service itself.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Connect-Pim' {
    It 'knows -<Alias> for -<Parameter>' -ForEach @(
        @{ Alias = 'Environment'; Parameter = 'Cloud' }
        @{ Alias = 'ApplicationId'; Parameter = 'ClientId' }
        @{ Alias = 'AppId'; Parameter = 'ClientId' }
        @{ Alias = 'UseDeviceAuthentication'; Parameter = 'UseDeviceCode' }
        @{ Alias = 'DeviceCode'; Parameter = 'UseDeviceCode' }
        @{ Alias = 'ManagedIdentity'; Parameter = 'Identity' }
        @{ Alias = 'MSI'; Parameter = 'Identity' }
        @{ Alias = 'Scopes'; Parameter = 'Scope' }
        @{ Alias = 'ClientSecretCredential'; Parameter = 'Credential' }
    ) {
        (Get-Command Connect-Pim).ResolveParameter($Alias).Name | Should -Be $Parameter
    }

    It 'says nothing more with -NoWelcome' {
        Connect-Pim -Emulator -As ada -NoWelcome 6>&1 | Should -HaveCount 1
    }

    It 'refuses a cloud that is none, and names those there are' {
        { Connect-Pim -Emulator -Environment AzureGermanCloud } | Should -Throw '*none of Global, USGov*'
    }

    It 'takes the names that Azure has for its clouds: <Name>' -ForEach @(
        @{ Name = 'AzureCloud' }, @{ Name = 'AzureUSGovernment' }, @{ Name = 'AzureChinaCloud' }
    ) {
        { Connect-Pim -Emulator -Environment $Name } | Should -Throw '*-Cloud cannot be combined with -Emulator*'
    }

    It 'takes a token as plain text, with a warning, and never tells it' {
        { Connect-Pim -AccessToken 'eyJnot.a.token' -TenantId contoso.com -WarningVariable told -WarningAction SilentlyContinue -ErrorAction Stop } | Should -Throw
        { Connect-Pim -AccessToken 'eyJnot.a.token' -TenantId contoso.com -WarningAction Stop } | Should -Throw '*plain text*'
        "$($Error[0])" | Should -Not -Match 'eyJnot'
    }

    It 'names the variables that are missing with -EnvironmentVariable' {
        $kept = 'AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_CLIENT_CERTIFICATE_PATH' | ForEach-Object { @{ Name = $_; Value = [Environment]::GetEnvironmentVariable($_) } }
        $kept | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Name, $null) }
        try {
            $env:AZURE_TENANT_ID = 'contoso.com'
            { Connect-Pim -EnvironmentVariable } | Should -Throw '*AZURE_CLIENT_ID and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH are missing*' -ErrorId 'InvalidParameter,*'
        }
        finally {
            $kept | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Name, $_.Value) }
        }
    }
}

Describe 'Every cmdlet with -Role' {
    It 'knows -<_>, as the service and other modules write it' -ForEach 'RoleName', 'RoleId', 'RoleDefinitionName' {
        foreach ($cmdlet in Get-Command -Module PimTools -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('Role') }) {
            "$cmdlet -$($cmdlet.Parameters.Role.Aliases -eq $_)" | Should -Be "$cmdlet -$_"
        }
    }
}

Describe 'Requirements and roles' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'are known by the words of the service' {
        Set-PimRoleSetting 'Teams Reader' -ActivationRequires MultiFactorAuthentication, Justification, Ticketing
        (Get-PimRoleSetting 'Teams Reader' -Kind EntraRole).Requires | Should -Be 'Mfa', 'Justification', 'Ticket'

        Set-PimRoleSetting 'Teams Reader' -ActivationRequires 'MultiFactorAuthentication,Justification'
        (Get-PimRoleSetting 'Teams Reader' -Kind EntraRole).Requires | Should -Be 'Mfa', 'Justification'
    }

    It 'are found by properties of other names' {
        $row = [pscustomobject]@{ RoleDefinitionName = 'User Administrator' }
        ($row | Get-PimAssignment -AssignmentType Eligible -Kind EntraRole).Role | Should -Contain 'User Administrator'
        Get-PimAssignment 'User Administrator' -AssignmentType Assigned -Kind EntraRole | Where-Object State -eq Eligible | Should -BeNullOrEmpty
    }
}
