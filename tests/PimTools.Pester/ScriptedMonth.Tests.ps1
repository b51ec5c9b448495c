BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    $emulator = Start-EmulatorHost '--month 7 --page-size 999'
    $ledger = Invoke-RestMethod "$($emulator.Address)/_emulator/month"
    $begin = [datetime] $ledger.begin
    foreach ($user in 'dana', 'emil') {
        $graph, $arm = 'https://graph.microsoft.com', 'https://management.azure.com' |
            ForEach-Object { ConvertTo-SecureString (Get-EmulatorToken $emulator "user=$user&lifetime=P90D&audience=$_") -AsPlainText -Force }
        $null = Connect-Pim -AccessToken $graph -ArmAccessToken $arm -GraphEndpoint $emulator.Address -ArmEndpoint $emulator.Address -Name $user
    }

    # Numbers by what they count, in one line each.
    function Format-Count($Rows, [string[]] $By) {
        $Rows | Group-Object $By | ForEach-Object { '{0}: {1}' -f $_.Name, $_.Count } | Sort-Object
    }
}

AfterAll {
    $null = Disconnect-Pim -All
    Stop-EmulatorHost $emulator
}

Describe 'A month of forty people' {
    It 'is three thousand events' {
        $ledger.events | Should -BeGreaterThan 3000
    }

    It 'is told by Get-PimActivity number by number' {
        $rows = Get-PimActivity -Since $begin

        Format-Count ($rows | Where-Object IsOutsidePim -eq $false) Kind, Action, Role, Outcome | Should -Be (Format-Count $ledger.requests kind, action, role, outcome)
        Format-Count ($rows | Where-Object IsOutsidePim) Kind, Role, UserPrincipalName | Should -Be (Format-Count $ledger.outsidePim kind, role, principal)
        $decided = $rows | Where-Object Decision | ForEach-Object { '{0} {1} {2} {3}' -f $_.RequestId, $_.Decision, $_.DecidedBy.UserPrincipalName, $_.DecidedAfter } | Sort-Object
        $decided | Should -Be ($ledger.requests | Where-Object decision | ForEach-Object { '{0} {1} {2} {3}' -f $_.id, $_.decision, $_.decidedBy, $_.decidedAfter } | Sort-Object)
    }

    It 'becomes a CSV without a name of a type' {
        $rows = Get-PimActivity -Since $begin | ConvertTo-Csv

        $rows.Count | Should -Be ($ledger.requests.Count + $ledger.outsidePim.Count + 1)
        $rows | Should -Not -Match 'PimTools\.|System\.'
    }

    It 'has the anomalies that were made and no others' {
        $found = Find-PimAnomaly -Since $begin -BreakGlass breakglass@contoso.com -WarningVariable warnings

        $made = $ledger.anomalies.PSObject.Properties | ForEach-Object { '{0}: {1}' -f $_.Name, $_.Value } | Sort-Object
        Format-Count $found RuleId | Should -Be $made
        $warnings | Should -BeNullOrEmpty
    }

    It 'raises the alert of assignments outside of PIM' {
        $null = Get-PimAlert RolesAssignedOutsidePim -Kind EntraRole -Context dana | Set-PimAlert -Refresh -Context dana -Confirm:$false
        $incidents = Get-PimAlert RolesAssignedOutsidePim -Kind EntraRole -Incidents -Context dana

        $people = $incidents.UserPrincipalName | Where-Object { $_ -like 'user0*' } | Sort-Object
        $people | Should -Be ($ledger.outsidePim | Where-Object kind -eq EntraRole | ForEach-Object principal | Sort-Object)
    }

    It 'leaves the access paths that the ledger has' {
        $paths = Get-PimAccessPath 'Teams Administrator', 'Ops-Database', 'Key Vault Administrator' | Where-Object UserPrincipalName -like 'user0*'

        $held = $ledger.requests | Where-Object { $_.action -eq 'AdminAssign' -and $_.outcome -eq 'InForce' -and $_.role -in 'Teams Administrator', 'Ops-Database', 'Key Vault Administrator' }
        Format-Count $paths RoleName, UserPrincipalName | Should -Be (Format-Count $held role, principal)
    }

    It 'is counted by Export-PimReport' {
        $null = Export-PimReport "$TestDrive/month.json" -Format Json -Since $begin
        $report = Get-Content "$TestDrive/month.json" -Raw | ConvertFrom-Json

        $activations = ($report.sections | Where-Object id -eq activations).figures | Where-Object label -eq activations
        $activations.value | Should -Be @($ledger.requests | Where-Object action -eq SelfActivate).Count
        $approved = ($report.sections | Where-Object id -eq approvals).figures | Where-Object label -eq 'requests approved'
        $approved.value | Should -Be @($ledger.requests | Where-Object decision -eq Approve).Count
    }
}
