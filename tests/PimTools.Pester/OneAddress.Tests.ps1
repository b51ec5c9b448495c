Describe 'One address for both services' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../out/PimTools"
        . "$PSScriptRoot/LoopbackHost.ps1"
        $emulatorHost = Start-EmulatorHost
        $root = $emulatorHost.Address
        $graph = Get-EmulatorToken $emulatorHost | ConvertTo-SecureString -AsPlainText -Force
        $azure = Get-EmulatorToken $emulatorHost 'user=ada&audience=https://management.azure.com' | ConvertTo-SecureString -AsPlainText -Force
        $null = Connect-Pim -AccessToken $graph -GraphEndpoint $root -ArmAccessToken $azure -ArmEndpoint $root
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
        $null = Disconnect-Pim -All
    }

    It 'reads all three kinds' {
        (Get-PimAssignment -Mine -WarningVariable told).Kind | Sort-Object -Unique | Should -Be EntraRole, Group, AzureRole

        $told | Should -BeNullOrEmpty
    }

    It 'activates in both' {
        (Request-PimRoleActivation Reader -Scope rg-data -Justification Test).Status | Should -Be Provisioned
        (Request-PimRoleActivation 'User Administrator' -Justification Test).Status | Should -Be Provisioned
    }
}
