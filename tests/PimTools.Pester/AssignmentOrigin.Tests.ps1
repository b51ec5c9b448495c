BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    function Get-Inherited { Get-PimAssignment Reader -Scope rg-web -Principal emil@contoso.com | Where-Object MemberType -eq Inherited }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'What a scope inherits' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'is not <Name> where it is assigned because it was listed below' -ForEach @(
        @{ Name = 'removed'; Change = { Get-Inherited | Remove-PimAssignment -Confirm:$false -Verbose } }
        @{ Name = 'removed under -WhatIf'; Change = { Get-Inherited | Remove-PimAssignment -WhatIf -Verbose } }
        @{ Name = 'changed'; Change = { Get-Inherited | Set-PimAssignment -Duration 5d -Justification 'Pester' -Verbose } }
        @{ Name = 'given to another'; Change = { Get-Inherited | New-PimAssignment -Principal fay@contoso.com -Duration 5d -Justification 'Pester' -Verbose } }
    ) {
        Get-Inherited | Should -HaveCount 1
        $trace = & $Change 4>&1 2>&1

        $failure = $trace | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
        $failure.FullyQualifiedErrorId | Should -Match '^InvalidParameter,'
        $failure | Should -Match "wider scope 'Contoso'"
        $trace | Where-Object { "$_" -match '^(POST|PUT) .*Requests' } | Should -BeNullOrEmpty
        Get-Inherited | Should -HaveCount 1
    }

    It 'is removed where it is assigned when that scope is named' {
        $removed = Get-Inherited | Remove-PimAssignment -Scope Contoso -Confirm:$false -PassThru

        $removed.Result | Should -Be 'Removed'
        $removed.ScopeName | Should -Be 'Contoso'
        Get-Inherited | Should -BeNullOrEmpty
    }
}

Describe 'What comes through a group' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $through = Get-PimAssignment 'Authentication Administrator' -Principal greg@contoso.com
    }

    It 'is not <Name> for a member, and the group is told' -ForEach @(
        @{ Name = 'removed'; Change = { $through | Remove-PimAssignment -Confirm:$false } }
        @{ Name = 'removed under -WhatIf'; Change = { $through | Remove-PimAssignment -WhatIf } }
        @{ Name = 'changed'; Change = { $through | Set-PimAssignment -Duration 5d -Justification 'Pester' } }
    ) {
        $through.MemberType | Should -Be 'Group'
        $failure = & $Change 2>&1

        $failure.FullyQualifiedErrorId | Should -Match '^AssignmentNotFound,'
        $failure | Should -Match "comes through the group 'Tier 0 Operators': Greg"
    }

    It "is the group's to give up, when the group is named" {
        (Remove-PimAssignment 'Authentication Administrator' 'Tier 0 Operators' -Confirm:$false -PassThru).Result | Should -Be 'Removed'

        Get-PimAssignment 'Authentication Administrator' -Principal greg@contoso.com | Should -BeNullOrEmpty
    }
}
