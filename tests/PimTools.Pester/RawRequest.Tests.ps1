# Calls that a person writes.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $null = Connect-Pim -Emulator -As dana -Reset
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'Invoke-PimRequest' {
    It 'reads from Graph and from Azure, as the path says: <Path>' -ForEach @(
        @{ Path = 'me'; Property = 'userPrincipalName'; Value = 'dana@contoso.com' }
        @{ Path = '/beta/me'; Property = 'userPrincipalName'; Value = 'dana@contoso.com' }
        @{ Path = 'https://graph.microsoft.com/v1.0/me'; Property = 'userPrincipalName'; Value = 'dana@contoso.com' }
        @{ Path = 'subscriptions/798aa369-e533-4812-9b14-c750107f76ed?api-version=2022-12-01'; Property = 'subscriptionId'; Value = '798aa369-e533-4812-9b14-c750107f76ed' }
    ) {
        (Invoke-PimRequest $Path).$Property | Should -Be $Value
    }

    It 'reads a list to its end, element by element, and the first ones alone where no more are wanted' {
        $all = Invoke-PimRequest 'roleManagement/directory/roleDefinitions?$top=20' -All
        $all.Count | Should -BeGreaterThan 100
        $all.displayName | Should -Contain 'User Administrator'

        $before = (Get-PimContext).Emulator.CallCount
        $null = Invoke-PimRequest 'roleManagement/directory/roleDefinitions?$top=1' -All | Select-Object -First 3
        (Get-PimContext).Emulator.CallCount - $before | Should -BeLessThan 100
    }

    It 'changes with -Confirm:$false, and says under -WhatIf what it would send' {
        $unit = @{ displayName = 'Oslo Office'; description = 'North'; tags = @('a', 'b'); more = [pscustomobject]@{ since = $true } }
        Invoke-PimRequest directory/administrativeUnits -Method Post -Body $unit -WhatIf | Should -BeNullOrEmpty

        $null = Connect-Pim -Emulator -As ada -Name ada
        $body = @{ action = 'selfActivate'; justification = 'Raw'; directoryScopeId = '/'; principalId = (Invoke-PimRequest me -Context ada).id
            roleDefinitionId = (Get-PimRole 'User Administrator' -Kind EntraRole).Id
            scheduleInfo = @{ startDateTime = (Get-Date).ToUniversalTime().ToString('o'); expiration = @{ type = 'AfterDuration'; duration = 'PT1H' } } }
        $made = Invoke-PimRequest roleManagement/directory/roleAssignmentScheduleRequests -Method Post -Body $body -Context ada -Confirm:$false
        $made.status | Should -Be 'Provisioned'
        (Get-PimRequest $made.id -Context ada).Justification | Should -Be 'Raw'
    }

    It 'sends nothing to another host' {
        { Invoke-PimRequest https://graph.microsoft.com.evil.example/v1.0/me -ErrorAction Stop } | Should -Throw -ErrorId 'UntrustedHost,PimTools.Commands.InvokePimRequestCommand'
        { Invoke-PimRequest http://graph.microsoft.com/v1.0/me -ErrorAction Stop } | Should -Throw -ErrorId 'UntrustedHost,*'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a body that is no object'; Ask = { Invoke-PimRequest me -Method Patch -Body '[1]' -Confirm:$false -ErrorAction Stop } }
        @{ What = 'a body that is no JSON'; Ask = { Invoke-PimRequest me -Method Patch -Body 'x' -Confirm:$false -ErrorAction Stop } }
        @{ What = 'a body to read with'; Ask = { Invoke-PimRequest me -Body @{ a = 1 } -ErrorAction Stop } }
        @{ What = 'a list of changes'; Ask = { Invoke-PimRequest me -Method Delete -All -Confirm:$false -ErrorAction Stop } }
        @{ What = 'an empty path'; Ask = { Invoke-PimRequest '/' -ErrorAction Stop } }
    ) {
        $before = (Get-PimContext).Emulator.CallCount
        $Ask | Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.InvokePimRequestCommand'
        (Get-PimContext).Emulator.CallCount | Should -Be $before
    }

    It 'tells the refusal of the service in its words' {
        { Invoke-PimRequest nothing/here -ErrorAction Stop } | Should -Throw '*Resource not found for the segment*'
    }
}
