# Membership and ownership of one group, told apart by -Access everywhere a role is named.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe '-Access' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'makes somebody eligible for ownership, and for nothing else' {
        $request = New-PimAssignment Ops-OnCall ben@contoso.com -Access Owner -Duration 5d -Justification 'Stands in' -Confirm:$false

        $request.Role.Access | Should -Be 'Owner'
        $assignment = Get-PimAssignment -Principal ben@contoso.com -Kind Group
        $assignment.Role.Access | Should -Be 'Owner'
        Get-PimAssignment Ops-OnCall -Access Member -Principal ben@contoso.com | Should -BeNullOrEmpty
    }

    It 'changes and removes that half' {
        $null = New-PimAssignment Ops-OnCall ben@contoso.com -Duration 5d -Justification 'Stands in'
        $null = New-PimAssignment Ops-OnCall ben@contoso.com -Access Owner -Duration 5d -Justification 'Stands in' -Confirm:$false

        $null = Set-PimAssignment Ops-OnCall ben@contoso.com -Access Owner -Duration 9d -Justification 'Longer'
        (Get-PimAssignment -Principal ben@contoso.com -Access Owner).ExpiresIn.TotalDays | Should -BeGreaterThan 8
        (Get-PimAssignment -Principal ben@contoso.com -Access Member).ExpiresIn.TotalDays | Should -BeLessThan 6

        (Get-PimContext).Emulator.Advance('00:06')
        $null = Remove-PimAssignment Ops-OnCall ben@contoso.com -Access Owner -Confirm:$false
        (Get-PimAssignment -Principal ben@contoso.com -Kind Group).Role.Access | Should -Be 'Member'
    }

    It 'activates that half' {
        $null = New-PimAssignment Ops-OnCall ben@contoso.com -Duration 5d -Justification 'Stands in'
        $null = New-PimAssignment Ops-OnCall ben@contoso.com -Access Owner -Duration 5d -Justification 'Stands in' -Confirm:$false
        $null = Connect-Pim -Emulator -As ben

        (Request-PimRoleActivation 'Ops*' -Access Owner -Justification 'Rota').Role.Access | Should -Be 'Owner'
        (Get-PimAssignment -Mine -Type Active -Kind Group).Role.Access | Should -Be 'Owner'
        (Get-PimRequest -Mine -Access Owner).Action | Should -Contain 'SelfActivate'
        (Get-PimRequest -Mine -Access Member).Action | Should -Not -Contain 'SelfActivate'
    }

    It 'lists one half of every group, without reading anything else' {
        $emulator = (Get-PimContext).Emulator
        $before = $emulator.CallCount

        $owners = Get-PimRole -Access Owner

        @($owners.Access | Select-Object -Unique) | Should -Be 'Owner'
        @($owners.Kind | Select-Object -Unique) | Should -Be 'Group'
        (Get-PimRole Ops* -Access Member).Access | Should -Be 'Member', 'Member'
        (Get-PimRoleSetting -Access Owner).Role.Access | Select-Object -Unique | Should -Be 'Owner'
        $emulator.CallCount - $before | Should -BeLessThan 12
    }

    It 'comes from a column of a CSV file' {
        $rows = "Role,Principal,Access`nOps-OnCall,ben@contoso.com,Owner`nOps-Database,ben@contoso.com,Member" | ConvertFrom-Csv

        ($rows | New-PimAssignment -Duration 5d -Justification 'Rota' -Confirm:$false).Role.Access | Should -Be 'Owner', 'Member'
    }

    It 'of one piped object says nothing of the others: <name>' -ForEach @(
        @{ name = 'objects'; rows = { 'User Administrator', 'Ops-OnCall' | ForEach-Object { Get-PimAssignment $_ -Mine -Type Eligible } | ForEach-Object Role } }
        @{ name = 'rows'; rows = { "Role,Access`nUser Administrator,`nOps-OnCall,Member" | ConvertFrom-Csv } }
    ) {
        $null = Connect-Pim -Emulator -As ada

        $requests = & $rows | Request-PimRoleActivation -Justification 'Rota' -ErrorAction Stop
        $requests.Role.Name | Sort-Object | Should -Be 'Ops-OnCall', 'User Administrator'

        (Get-PimContext).Emulator.Advance('00:06')
        (& $rows | Stop-PimRoleActivation -ErrorAction Stop).Role.Name | Sort-Object | Should -Be 'Ops-OnCall', 'User Administrator'
    }

    It 'of one piped row says nothing of the others that are to be extended' {
        $null = New-PimAssignment Ops-OnCall ben@contoso.com -Duration 5d -Justification 'Stands in'
        $null = New-PimAssignment 'Teams Reader' ben@contoso.com -Duration 5d -Justification 'Stands in'
        $null = Connect-Pim -Emulator -As ben

        $requests = "Role,Access`nTeams Reader,`nOps-OnCall,Member" | ConvertFrom-Csv |
            Request-PimRoleExtension -Duration 30d -Justification 'Rota' -ErrorAction Stop

        $requests.Role.Name | Sort-Object | Should -Be 'Ops-OnCall', 'Teams Reader'
    }

    It 'of one piped row says nothing of the others whose settings are read' {
        $settings = "Role,Access`nUser Administrator,`nOps-OnCall,Member" | ConvertFrom-Csv | Get-PimRoleSetting -ErrorAction Stop

        $settings.Role.Name | Sort-Object | Should -Be 'Ops-OnCall', 'User Administrator'
        ($settings.Role | Where-Object Name -EQ 'Ops-OnCall').Access | Should -Be 'Member'
    }

    It 'contradicts other kinds' {
        { Get-PimRole -Kind EntraRole -Access Owner -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter*'
        { New-PimAssignment 'User Administrator' ben@contoso.com -Access Owner -Justification x -ErrorAction Stop } | Should -Throw -ErrorId 'RoleNotFound*'
    }
}
