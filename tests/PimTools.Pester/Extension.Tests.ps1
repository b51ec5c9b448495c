BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

Describe 'Request-PimRoleExtension' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ada -Reset
    }

    It 'asks to extend what ends soon' {
        $request = Get-PimAssignment -Mine -Type Eligible -Kind EntraRole -ExpiringWithin 14d | Request-PimRoleExtension -Duration 90d -Justification 'Still needed'

        $request.Role.Name | Should -Be 'Reports Reader'
        $request.Action | Should -Be 'SelfExtend'
        $request.Status | Should -Be 'PendingAdminDecision'
    }

    It 'asks to renew what has expired' {
        $null = Connect-Pim -Emulator -As ben
        $request = Request-PimRoleExtension 'License Administrator' -Duration 90d -Justification 'Back on the team'

        $request.Action | Should -Be 'SelfRenew'
        $request.Status | Should -Be 'PendingAdminDecision'
    }

    It 'refuses what has no end' {
        { Request-PimRoleExtension 'User Administrator' -Duration 90d -Justification 'x' -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.RequestPimRoleExtensionCommand'
    }

    It 'finds nothing where there never was anything' {
        { Request-PimRoleExtension 'Global Administrator' -Duration 90d -Justification 'x' -ErrorAction Stop } |
            Should -Throw -ErrorId 'AssignmentNotFound,PimTools.Commands.RequestPimRoleExtensionCommand'
    }
}
