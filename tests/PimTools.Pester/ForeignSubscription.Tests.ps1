# One of four subscriptions belongs to another tenant: the other three are activated and come out, and one error names the fourth.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    $hosted = Start-EmulatorHost '--subscriptions 2 --users 20'

    function Connect-Both([string] $User) {
        $graph, $azure = '', '&audience=https://management.azure.com' | ForEach-Object {
            ConvertTo-SecureString (Get-EmulatorToken $hosted "user=$User$_") -AsPlainText -Force
        }
        $null = Connect-Pim -AccessToken $graph -GraphEndpoint $hosted.Address -ArmAccessToken $azure -ArmEndpoint $hosted.Address -Name $User
    }

    Connect-Both dana
    Connect-Both ada
    $subscriptions = 'Contoso Production', 'Contoso Sandbox', 'Contoso Project 0001', 'Contoso Project 0002'
    $foreign = 'Contoso Project 0001'
    $own = $subscriptions -ne $foreign | Sort-Object
    foreach ($subscription in $subscriptions) {
        $null = New-PimAssignment Reader ada@contoso.com -Scope $subscription -Duration 30d -Justification 'Pester' -Context dana
    }

    $eligible = Get-PimAssignment Reader -Mine -Type Eligible -Kind AzureRole -Context ada | Where-Object ScopeName -In $subscriptions
    $null = Invoke-RestMethod "$($hosted.Address)/_emulator/faults?foreign=$foreign" -Method Post
}

AfterAll {
    $null = Disconnect-Pim -All
    Stop-EmulatorHost $hosted
}

Describe 'One foreign subscription of four' {
    It 'four are eligible before' {
        $eligible.ScopeName | Sort-Object | Should -Be ($subscriptions | Sort-Object)
    }

    It 'the others are activated, their results are kept, and one error names it' {
        $requests = $eligible | Request-PimRoleActivation -Duration 1h -Justification 'Pester' -Context ada -ErrorVariable failures -ErrorAction SilentlyContinue 3>$null

        $requests.ScopeName | Sort-Object | Should -Be $own
        $requests.Status | Select-Object -Unique | Should -Be Provisioned
        $failures.FullyQualifiedErrorId | Should -Be 'WrongTenant,PimTools.Commands.RequestPimRoleActivationCommand'
        "$failures" | Should -Match $foreign
    }

    It 'what holds in the others is listed, and one warning names it' {
        $held = Get-PimAssignment Reader -Mine -Kind AzureRole -Context ada -WarningVariable warnings -WarningAction SilentlyContinue

        ($held | Where-Object { $_.State -eq 'Activated' -and $_.ScopeName -in $subscriptions }).ScopeName | Sort-Object | Should -Be $own
        @($warnings) -match $foreign | Should -HaveCount 1
    }

    It 'all are ended but that one, and the error names it' {
        (Invoke-RestMethod "$($hosted.Address)/_emulator/advance?by=6m" -Method Post) | Out-Null
        $ended = $eligible | Stop-PimRoleActivation -Context ada -ErrorVariable failures -ErrorAction SilentlyContinue 3>$null

        $ended.ScopeName | Sort-Object | Should -Be $own
        "$failures" | Should -Match $foreign
    }
}
