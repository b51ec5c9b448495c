# What one tenant's connection put out acts on no other tenant. The twin has all of Contoso's ids, and only its own tenant id.
BeforeDiscovery {
    $strays = @(
        @{ what = 'an assignment'; script = { Get-PimAssignment 'User Administrator' -Mine -Kind EntraRole -Context twin | Request-PimRoleActivation -Justification 'Pester' -Context ada } }
        @{ what = 'a role'; script = { Get-PimRole 'User Administrator' -Kind EntraRole -Context twin | Request-PimRoleActivation -Justification 'Pester' -Context ada } }
        @{ what = 'a role that is given'; script = { Request-PimRoleActivation -Role (Get-PimRole 'User Administrator' -Kind EntraRole -Context twin) -Justification 'Pester' -Context ada } }
        @{ what = 'a scope that is given'; script = { Request-PimRoleActivation 'Helpdesk Administrator' -Scope (Get-PimScope 'Helsinki Office' -Kind EntraRole -Context twin) -Justification 'Pester' -Context ada } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    $script:hosted = Start-EmulatorHost '--tenant 00000000-0000-4000-8000-00000000beef'
    $token = ConvertTo-SecureString (Get-EmulatorToken $hosted 'user=ada') -AsPlainText -Force
    $null = Connect-Pim -AccessToken $token -GraphEndpoint $hosted.Address -Name twin
    $null = Connect-Pim -Emulator -As dana -Name dana -Reset
    $null = Connect-Pim -Emulator -As ada -Name ada
}

AfterAll {
    $null = Disconnect-Pim -All
    Stop-EmulatorHost $hosted
}

Describe 'An object of another tenant' {
    It '<what> is refused, and nothing is sent' -ForEach $strays {
        $output = & $script -ErrorVariable failures -ErrorAction SilentlyContinue 2>&1

        $output | Should -HaveCount 1
        $output.FullyQualifiedErrorId | Should -Be 'InvalidParameter,PimTools.Commands.RequestPimRoleActivationCommand'
        $output | Should -Match '00000000-0000-4000-8000-00000000beef.*ada is connected to 5d3b800c'
        Get-PimRequest -Mine -Status Provisioned -Kind EntraRole -Context ada | Where-Object Justification -EQ 'Pester' | Should -BeNullOrEmpty
    }

    It 'a request is not decided elsewhere' {
        $request = Request-PimRoleActivation 'Exchange Administrator' -Kind EntraRole -Justification 'Pester' -Context twin
        $output = $request | Stop-PimRequest -Confirm:$false -Context ada 2>&1

        $output.FullyQualifiedErrorId | Should -Be 'InvalidParameter,PimTools.Commands.StopPimRequestCommand'
        (Get-PimRequest $request.Id -Context twin).Status | Should -Be 'PendingApproval'
        ($request | Stop-PimRequest -Confirm:$false -Context twin).Status | Should -Be 'Canceled'
    }

    It 'stops no other of the same pipe' {
        $rows = @(Get-PimRole 'Reports Reader' -Kind EntraRole -Context twin) + @(Get-PimRole 'Teams Reader' -Kind EntraRole -Context dana)
        $output = $rows | Get-PimRoleSetting -Context dana -ErrorAction SilentlyContinue

        $output.RoleName | Should -Be 'Teams Reader'
    }
}

Describe 'An object of another tenant that went through <what>' -ForEach @(
    @{ what = 'a job'; through = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($args[0], 2)) } }
    @{ what = 'JSON'; through = { $args[0] | ConvertTo-Json | ConvertFrom-Json } }
    @{ what = 'CSV'; through = { $args[0] | ConvertTo-Csv | ConvertFrom-Csv } }
) {
    It 'tells its tenant, and is refused: <of>' -ForEach @(
        @{ of = 'an assignment'; read = { Get-PimAssignment 'User Administrator' -Mine -Kind EntraRole -Context $args[0] }; use = { $input | Request-PimRoleActivation -Justification 'Pester' -WhatIf -Context ada } }
        @{ of = 'a role'; read = { Get-PimRole 'User Administrator' -Kind EntraRole -Context $args[0] }; use = { $input | Get-PimRoleSetting -Context dana } }
        @{ of = 'a setting'; read = { Get-PimRoleSetting 'Teams Reader' -Kind EntraRole -Context $args[0] }; use = { $input | Set-PimRoleSetting -WhatIf -Context dana } }
    ) {
        $stray = & $through (& $read twin)
        $own = & $through (& $read $(if ($of -eq 'an assignment') { 'ada' } else { 'dana' }))

        $stray.TenantId | Should -Be '00000000-0000-4000-8000-00000000beef'
        $refused = $stray | & $use 2>&1
        @($refused)[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        @($refused)[0] | Should -Match '00000000-0000-4000-8000-00000000beef'
        $own | & $use -ErrorAction Stop
    }
}

Describe 'An object of another connection to the same tenant' {
    It 'is taken' {
        $held = Get-PimAssignment 'User Administrator' -Principal ada@contoso.com -Type Eligible -Kind EntraRole -Context dana
        ($held | Request-PimRoleActivation -Justification 'Pester' -Context ada).Status | Should -Be 'Provisioned'
    }
}
