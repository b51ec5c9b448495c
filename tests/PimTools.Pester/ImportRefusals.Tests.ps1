# What an import tells of rows and files that it could not carry out or write to.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    function Set-Rows([string[]] $Lines, [string] $Name = 'rows.csv') {
        $path = "$TestDrive/$Name"
        Set-Content $path $Lines
        $path
    }
}

Describe 'A row whose fields do not go with the columns' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $header = 'Role,Principal,Duration,Justification,Scope'
    }

    It 'is invalid, and no other: <Name>' -ForEach @(
        @{ Name = 'cut off'; Row = 'Helpdesk Administrator,ben@contoso.com,5d,x'; Reason = 'fewer fields' }
        @{ Name = 'cut off early'; Row = 'Helpdesk Administrator,ben@contoso.com'; Reason = 'fewer fields' }
        @{ Name = 'a comma in a justification'; Row = 'Helpdesk Administrator,ben@contoso.com,5d,one, two,Helsinki Office'; Reason = 'more fields' }
        @{ Name = 'a delimiter too many'; Row = 'Helpdesk Administrator,ben@contoso.com,5d,x,,'; Reason = 'more fields' }
    ) {
        $rows = Set-Rows $header, 'Teams Reader,fay@contoso.com,5d,x,', '', $Row, '"Teams Reader","emil@contoso.com","5d","x",""'

        $result = Import-PimAssignment $rows -ErrorAction Ignore | Sort-Object Line

        $result.Plan | Should -Be 'Create', 'Invalid', 'Create'
        $result.Result | Should -Be 'Created', 'Failed', 'Created'
        $result[1].ErrorCode | Should -Be 'InvalidParameter'
        $result[1].Reason | Should -Match $Reason
        $result[1].Asked.Role | Should -Be 'Helpdesk Administrator'
        Get-PimAssignment 'Helpdesk Administrator' -Principal ben@contoso.com | Should -BeNullOrEmpty
    }

    It 'is seen where other things stand before the names and between the columns' {
        $rows = Set-Rows '#TYPE Rows', 'Role;Principal;Duration;Scope', 'Teams Reader;fay@contoso.com;5d;', 'Teams Reader;emil@contoso.com;5d', 'Teams Reader;ben@contoso.com;5d;;x'

        (Import-PimAssignment $rows -WhatIf -ErrorAction Ignore).Plan | Should -Be 'Create', 'Invalid', 'Invalid'
    }
}
