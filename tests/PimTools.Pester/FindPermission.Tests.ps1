# Which permissions cmdlets need, before anybody signs in.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $null = Disconnect-Pim -All
}

Describe 'Find-PimPermission' {
    It 'names the least permission of each need, without a connection' {
        $found = Find-PimPermission Request-PimRoleActivation -Kind EntraRole

        ($found | Where-Object IsOptional -eq $false).Delegated | Should -Contain 'RoleAssignmentSchedule.ReadWrite.Directory'
        $found.Cmdlet | Select-Object -Unique | Should -Be 'Request-PimRoleActivation'
        $found.Purpose | Should -Not -BeNullOrEmpty
    }

    It 'names the action of an Azure role, and what the service requires besides' {
        (Find-PimPermission New-PimAssignment -Kind AzureRole).AzureAction | Should -Contain 'Microsoft.Authorization/roleEligibilityScheduleRequests/write'
        (Find-PimPermission New-PimAssignment -Kind EntraRole).AlsoRequires -join '|' | Should -Match 'Privileged Role Administrator'
    }

    It 'tells what no application can do' {
        Find-PimPermission Approve-PimRequest -Kind EntraRole | Where-Object { $_.Operation -eq 'Decide' } | ForEach-Object { $_.Application | Should -BeNullOrEmpty }
    }

    It 'takes names from the pipe, and lists all cmdlets without one' {
        ('Get-PimAssignment', 'Get-PimRole' | Find-PimPermission).Cmdlet | Select-Object -Unique | Should -Be 'Get-PimAssignment', 'Get-PimRole'
        (Find-PimPermission).Cmdlet | Select-Object -Unique | Should -Contain 'Set-PimRoleSetting'
    }

    It 'puts out an address of consent that is escaped and asks for nothing optional' {
        $address = [uri](Find-PimPermission Request-PimRoleActivation -Kind EntraRole -ConsentUri -ClientId 'a b&c' -TenantId contoso.com)

        $address.AbsoluteUri | Should -BeLike 'https://login.microsoftonline.com/contoso.com/v2.0/adminconsent?client_id=a%20b%26c&scope=https%3A%2F%2Fgraph.microsoft.com%2F*'
        $needed = (Find-PimPermission Request-PimRoleActivation -Kind EntraRole | Where-Object IsOptional -eq $false).Delegated | Sort-Object -Unique
        [regex]::Matches([uri]::UnescapeDataString($address.Query), 'https://graph.microsoft.com/([\w.]+)').ForEach{ $_.Groups[1].Value } | Should -Be $needed
        Find-PimPermission Get-PimRole -ConsentUri -ClientId x -Environment USGov | Should -BeLike 'https://login.microsoftonline.us/organizations/*graph.microsoft.us*'
    }

    It 'refuses a cmdlet there is not, with those alike' {
        { Find-PimPermission Get-PimRoles -ErrorAction Stop } | Should -Throw "*no cmdlet 'Get-PimRoles'*" -ErrorId 'InvalidParameter,*'
    }
}
