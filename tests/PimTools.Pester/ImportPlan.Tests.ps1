# What Import-PimAssignment sees before it sends anything: what is to come, and what the settings demand.
BeforeDiscovery {
    $kinds = @(
        @{ Kind = 'EntraRole'; Role = 'Message Center Reader'; Scope = '' }
        @{ Kind = 'Group'; Role = 'Ops-OnCall'; Scope = '' }
        @{ Kind = 'AzureRole'; Role = 'Reader'; Scope = 'rg-web' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $year = (Get-Date).Year + 1
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'An import over what begins later, of <Kind>' -ForEach $kinds {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $row = @{ Kind = $Kind; Role = $Role; Scope = $Scope; Principal = 'fay@contoso.com'; Justification = 'Pester' }
        $later = [pscustomobject]($row + @{ Start = "$year-03-01"; End = "$year-04-01" })
        $null = $later | Import-PimAssignment

        # Past what the caller's own recent requests would tell.
        (Get-PimContext).Emulator.Advance('02:00')
    }

    It 'takes nothing away for a row without a start: dry run <Dry>' -ForEach @(@{ Dry = $true }, @{ Dry = $false }) {
        $result = [pscustomobject]($row + @{ Duration = '30d' }) | Import-PimAssignment -WhatIf:$Dry

        $result.Plan | Should -Be 'Invalid'
        $result.ErrorCode | Should -Be 'InvalidParameter'
        $result.Reason | Should -Match 'An assignment already exists that begins on '
        (Get-PimAssignment -Scheduled -Kind $Kind -Principal fay@contoso.com).Start | Should -Be ([DateTimeOffset]"$year-03-01")
    }

    It 'leaves the same row as it is' {
        ($later | Import-PimAssignment).Result | Should -Be 'Unchanged'
    }
}

Describe 'An import of what was removed since, of <Kind>' -ForEach $kinds {
    It 'makes it again: <Name>' -ForEach @(@{ Name = 'what held'; Start = '' }, @{ Name = 'what was to come'; Start = "$((Get-Date).Year + 1)-03-01" }) {
        $null = Connect-Pim -Emulator -As dana -Reset
        $row = [pscustomobject]@{ Kind = $Kind; Role = $Role; Scope = $Scope; Principal = 'fay@contoso.com'; Start = $Start; Duration = '30d'; Justification = 'Pester' }
        $null = $row | Import-PimAssignment

        # Nothing ends within five minutes.
        (Get-PimContext).Emulator.Advance('00:06')
        $removed = Get-PimAssignment $Role -Kind $Kind -Principal fay@contoso.com -Scheduled:($Start -ne '') | Remove-PimAssignment -Confirm:$false -PassThru

        $removed.Result | Should -Be 'Removed'
        ($row | Import-PimAssignment).Result | Should -Be 'Created'
    }
}

Describe 'What a setting demands of a row' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'makes the row invalid that lacks it, and no other: <Code>, dry run <Dry>' -ForEach @(
        foreach ($dry in $true, $false) {
            @{ Dry = $dry; Code = 'JustificationRequired'; Tells = 'requires a justification. Fill in the column Justification'; Row = @{ Type = 'Active'; Duration = '5d' } }
            @{ Dry = $dry; Code = 'TicketRequired'; Tells = 'requires a ticket. Fill in the column TicketNumber'; Row = @{ Duration = '5d'; Justification = 'Pester' } }
            @{ Dry = $dry; Code = 'DurationTooLong'; Tells = 'at the most, not for 3000d. Give less in the column'; Row = @{ Role = 'Contributor'; Scope = 'Contoso Sandbox'; Duration = '3000d'; Justification = 'Pester' } }
            @{ Dry = $dry; Code = 'DurationTooLong'; Tells = 'at the most, not without an end'; Row = @{ Role = 'Contributor'; Scope = 'Contoso Sandbox'; Duration = 'permanent'; Justification = 'Pester' } }
            @{ Dry = $dry; Code = 'DurationTooLong'; Tells = 'at the most'; Row = @{ Kind = 'Group'; Role = 'Ops-OnCall'; Duration = '3000d'; Justification = 'Pester' } }
        }
    ) {
        if ($Code -eq 'TicketRequired') { Set-PimRoleSetting 'Teams Reader' -EligibleRequires Ticket }
        $wrong = @{ Role = 'Teams Reader'; Principal = 'fay@contoso.com' }
        $Row.Keys | ForEach-Object { $wrong[$_] = $Row[$_] }
        $right = [pscustomobject]@{ Role = 'Reports Reader'; Principal = 'fay@contoso.com'; Duration = '5d'; Justification = 'Pester' }

        $result = [pscustomobject]$wrong, $right | Import-PimAssignment -WhatIf:$Dry | Sort-Object Line

        $result.Plan | Should -Be 'Invalid', 'Create'
        $result[0].ErrorCode | Should -Be $Code
        $result[0].Reason | Should -Match ([regex]::Escape($Tells))
        $result[0].Principal.UserPrincipalName | Should -Be 'fay@contoso.com'
        $result[1].Result | Should -Be $(if ($Dry) { 'Planned' } else { 'Created' })
    }

    It 'is nothing to a row that is as wanted' {
        $row = [pscustomobject]@{ Role = 'Teams Reader'; Principal = 'fay@contoso.com'; Type = 'Active'; Duration = '5d'; Justification = 'Pester' }
        $null = $row | Import-PimAssignment
        $row.Justification = ''

        ($row | Import-PimAssignment).Result | Should -Be 'Unchanged'
    }

    It 'is read once for all rows, the lengths of those that say none included' {
        $rows = foreach ($user in 'ada', 'ben', 'fay', 'greg') {
            foreach ($role in 'Teams Reader', 'Message Center Reader') { [pscustomobject]@{ Role = $role; Principal = "$user@contoso.com"; Justification = 'Pester' } }
        }

        $trace = $rows | Import-PimAssignment -Verbose 4>&1

        $trace | Where-Object { "$_" -match '^GET .*roleManagementPolic' } | Should -HaveCount 2
        @($trace | Where-Object { $_ -is [PimTools.PimImportRow] }).Result | Should -Be (@('Created') * 8)
    }
}
