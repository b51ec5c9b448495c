# What went through a file or a job is taken as input again.
BeforeDiscovery {
    $journeys = @(
        @{ Journey = 'CLIXML'; Send = { param($o) $o | Export-Clixml "$TestDrive/o.xml"; Import-Clixml "$TestDrive/o.xml" } }
        @{ Journey = 'a job'; Send = { param($o) [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(@($o), 2)) } }
        @{ Journey = 'JSON'; Send = { param($o) $o | ConvertTo-Json | ConvertFrom-Json } }
        @{ Journey = 'CSV'; Send = { param($o) $o | ConvertTo-Csv | ConvertFrom-Csv } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'After <Journey>' -ForEach $journeys {
    BeforeAll {
        $null = Connect-Pim -Emulator -As ada -Name ada -Reset
        $null = Connect-Pim -Emulator -As dana -Name dana
        $null = Select-PimContext ada
    }

    It 'eligible assignments of all kinds are activated where they hold' {
        $eligible = Get-PimAssignment -Mine -Type Eligible | Where-Object RoleName -In 'User Administrator', 'Helpdesk Administrator', 'Ops-OnCall', 'Reader'
        $requests = & $Send $eligible | Request-PimRoleActivation -Justification 'Pester'

        $requests | ForEach-Object { "$($_.RoleId) $($_.ScopeId) $($_.Status)" } | Sort-Object |
            Should -Be ($eligible | ForEach-Object { "$($_.RoleId) $($_.ScopeId) Provisioned" } | Sort-Object)
    }

    It 'an assignment is extended and removed' {
        $null = New-PimAssignment 'Teams Reader' greg@contoso.com -Duration 20d -Justification 'Pester' -Context dana
        $held = & $Send (Get-PimAssignment 'Teams Reader' -Principal greg@contoso.com -Context dana)

        ($held | Set-PimAssignment -Duration 40d -Justification 'Pester' -PassThru -Context dana).Result | Should -Be 'Updated'
        (Get-PimContext dana).Emulator.Advance('00:06')
        ($held | Remove-PimAssignment -PassThru -Confirm:$false -Context dana).Result | Should -Be 'Removed'
    }

    It 'a setting is brought back, approvers and mails included' {
        $roles = @{ Role = 'Exchange Administrator', 'Reports Reader'; Kind = 'EntraRole'; Context = 'dana' }
        function Read-Setting { Get-PimRoleSetting @roles | Select-Object * -ExcludeProperty LastModified, LastModifiedBy, IsModified | ConvertTo-Json }
        $before = Read-Setting
        $kept = & $Send (Get-PimRoleSetting @roles)
        $change = @{ Event = 'Activation'; To = 'Approver'; Level = 'Critical'; DefaultRecipients = $false; Recipients = 'soc@contoso.com' }
        Set-PimRoleSetting @roles -MaximumActivationDuration 1h -ActivationRequires Ticket -RequiresApproval $false -AllowPermanentEligible $false -Notification $change
        Read-Setting | Should -Not -Be $before

        $kept | Set-PimRoleSetting -Context dana
        Read-Setting | Should -Be $before
    }

    It 'a setting that stands as it was is not sent again' {
        & $Send (Get-PimRoleSetting 'Exchange Administrator' -Kind EntraRole -Context dana) | Set-PimRoleSetting -Context dana -Verbose 4>&1 |
            Where-Object { $_ -match 'PATCH' } | Should -BeNullOrEmpty
    }

    It 'a role, a request and a principal name what they are' {
        (& $Send (Get-PimRole 'User Administrator' -Kind EntraRole) | Get-PimRoleSetting -Context dana).RoleName | Should -Be 'User Administrator'
        $request = Request-PimRoleActivation 'Exchange Administrator' -Justification 'Pester' -WarningAction SilentlyContinue
        (& $Send $request | Get-PimRequest).Id | Should -Be $request.Id
        $ben = (Get-PimAssignment -Principal ben@contoso.com -Context dana)[0].Principal
        (Get-PimAssignment -Principal (& $Send $ben) -Context dana).PrincipalId | Sort-Object -Unique | Should -Contain $ben.Id
    }
}
