# Many activations in one call, over a network that takes its time.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"

    function Connect-Both([string] $User) {
        $graph, $azure = '', '&audience=https://management.azure.com' | ForEach-Object {
            ConvertTo-SecureString (Get-EmulatorToken $emulatorHost "user=$User$_") -AsPlainText -Force
        }
        Connect-Pim -AccessToken $graph -ArmAccessToken $azure -GraphEndpoint $emulatorHost.Address -ArmEndpoint $emulatorHost.Address.Replace('127.0.0.1', 'localhost') -Name $User
    }

    $emulatorHost = Start-EmulatorHost '--latency 200ms'
    $null = Connect-Both dana
    foreach ($role in 'Intune Administrator', 'Teams Administrator', 'Search Administrator') {
        $null = New-PimAssignment $role ada@contoso.com -Duration 30d -Justification 'Pester'
    }
    $null = Connect-Both ada
}

AfterAll {
    $null = Disconnect-Pim -All
    Stop-EmulatorHost $emulatorHost
}

Describe 'Twelve roles of three kinds, one of which needs approval and one a ticket' {
    It 'are activated side by side, and each one ends as it ends alone' {
        $requests = Request-PimRoleActivation -All -Justification 'Pester' -ErrorVariable refused -ErrorAction SilentlyContinue -WarningAction SilentlyContinue -WarningVariable told

        ($requests.Count + $refused.Count + $told.Count) | Should -BeGreaterOrEqual 12 -Because "$refused $told"
        ($requests | Group-Object Kind).Name | Should -Be 'EntraRole', 'Group', 'AzureRole'
        @($requests | Where-Object Status -EQ 'Provisioned').Count | Should -BeGreaterOrEqual 8
        ($requests | Where-Object Status -EQ 'PendingApproval').RoleName | Should -Contain 'Key Vault Administrator'
        $refused.FullyQualifiedErrorId | Should -Be 'TicketRequired,PimTools.Commands.RequestPimRoleActivationCommand'
        (Invoke-RestMethod "$($emulatorHost.Address)/_emulator/stats").changesAtOnce | Should -BeGreaterOrEqual 4
    }
}
