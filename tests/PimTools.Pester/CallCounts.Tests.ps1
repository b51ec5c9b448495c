# What each command costs the service, over real HTTP: calls, and how many of them one after the other. A call more is a regression; fewer are welcome,
# and the number here goes down with them. No clock is looked at.

BeforeDiscovery {
    # Calls and round trips deep, each at most, of a connection that has read nothing before, or has done what comes first.
    $operations = @(
        @{ as = 'dana'; calls = 2; deep = 2; line = { Get-PimRole 'Reports Reader' -Kind EntraRole } }
        @{ as = 'dana'; calls = 1; deep = 1; line = { Get-PimScope -Kind EntraRole } }
        @{ as = 'dana'; calls = 2; deep = 1; line = { Get-PimAssignment -Kind EntraRole } }
        @{ as = 'ada'; calls = 4; deep = 1; line = { Get-PimAssignment -Mine } }
        @{ as = 'dana'; calls = 2; deep = 2; line = { Get-PimRoleSetting 'User Administrator' -Kind EntraRole } }
        @{ as = 'dana'; calls = 4; deep = 4; line = { Get-PimRoleSetting -Kind EntraRole } }
        @{ as = 'cleo'; calls = 1; deep = 1; line = { Get-PimRequest -PendingMyApproval } }
        @{ as = 'ada'; calls = 4; deep = 3; line = { Get-PimRequest -Mine } }
        @{ as = 'dana'; calls = 3; deep = 3; line = { Get-PimApprover 'Exchange Administrator' -Kind EntraRole } }
        @{ as = 'emil'; calls = 2; deep = 2; line = { Get-PimAuditLog } }
        @{ as = 'emil'; calls = 5; deep = 4; line = { Get-PimActivity -Since 7d -Kind EntraRole } }
        @{ as = 'dana'; calls = 4; deep = 3; line = { Get-PimAlert -Kind EntraRole } }
        @{ as = 'dana'; calls = 5; deep = 3; line = { Get-PimAccessPath 'Global Administrator' } }
        @{ as = 'dana'; calls = 5; deep = 4; line = { New-PimAssignment 'Reports Reader' user00001@contoso.com -Type Eligible -Duration 30d -Justification 'Team change' } }
        @{
            as = 'dana'; calls = 2; deep = 2; first = { New-PimAssignment 'Reports Reader' user00001@contoso.com @new -Kind EntraRole }
            line = { New-PimAssignment 'Reports Reader' user00002@contoso.com @new -Kind EntraRole }
        }
        @{
            as = 'dana'; calls = 2; deep = 2; first = { New-PimAssignment Ops-OnCall user00001@contoso.com @new -Kind Group }
            line = { New-PimAssignment Ops-OnCall user00002@contoso.com @new -Kind Group }
        }
        @{ as = 'dana'; calls = 12; deep = 8; line = { 1..40 | ForEach-Object { [pscustomobject]@{ Role = 'Reports Reader'; Principal = 'user{0:00000}@contoso.com' -f $_ } } | New-PimAssignment -Type Eligible -Duration 30d -Justification 'Team change' } }
        @{ as = 'dana'; calls = 5; deep = 4; line = { Set-PimAssignment 'User Administrator' ada@contoso.com -Type Eligible -Duration 30d -Justification Longer -Confirm:$false } }
        @{ as = 'dana'; calls = 4; deep = 3; line = { Remove-PimAssignment 'User Administrator' ada@contoso.com -Type Eligible -Justification Left -Confirm:$false } }
        @{ as = 'dana'; calls = 4; deep = 4; line = { Set-PimRoleSetting 'Reports Reader' -MaximumActivationDuration 4h -Kind EntraRole -Confirm:$false } }
        @{ as = 'ada'; calls = 3; deep = 3; line = { Request-PimRoleActivation 'User Administrator' 'Reset a password' } }
        @{ as = 'cleo'; calls = 4; deep = 4; line = { Get-PimRequest -PendingMyApproval -Kind EntraRole | Approve-PimRequest -Justification Fine } }
        @{ as = 'cleo'; calls = 4; deep = 4; line = { Get-PimRequest -PendingMyApproval -Kind EntraRole | Deny-PimRequest -Justification No } }
        @{ as = 'dana'; calls = 14; deep = 10; line = { Import-PimAssignment $rows -Confirm:$false } }
        @{ as = 'dana'; calls = 10; deep = 8; line = { Export-PimConfiguration "$TestDrive/pim.yaml" -Kind EntraRole } }
        @{ as = 'dana'; calls = 13; deep = 9; line = { Test-PimCompliance -Baseline Recommended -Kind EntraRole } }
        @{ as = 'emil'; calls = 6; deep = 6; line = { Export-PimAuditLog "$TestDrive/log.jsonl" } }
    )
}

BeforeAll {
    . "$PSScriptRoot/LoopbackHost.ps1"
    Import-Module (Join-Path $PSScriptRoot '../../out/PimTools')
    # Latency parts what is asked side by side from what is asked one after the other.
    $emulatorHost = Start-EmulatorHost '--users 60 --latency 200ms'
    $new = @{ Type = 'Eligible'; Duration = '30d'; Justification = 'Team change' }
    $rows = "$TestDrive/rows.csv"
    'Role,Principal,Duration,Justification', (1..60 | ForEach-Object { 'Reports Reader,user{0:00000}@contoso.com,30d,Team change' -f $_ }) | Set-Content $rows
}

AfterAll {
    Stop-EmulatorHost $emulatorHost
}

Describe 'What a command costs' {
    It '<line> as <as>: at most <calls> calls, <deep> one after the other' -ForEach $operations {
        # A machine that stalls may begin late what goes side by side; a regression is there each time.
        for ($try = 0; $try -lt 3; $try++) {
            $null = Invoke-RestMethod -Method Post "$($emulatorHost.Address)/_emulator/reset"
            Get-ChildItem $TestDrive -Exclude rows.csv | Remove-Item
            $null = Connect-EmulatorHost $emulatorHost $as
            if ($first) { $null = & $first }
            $null = Invoke-RestMethod -Method Delete "$($emulatorHost.Address)/_emulator/traffic"

            $ErrorActionPreference = 'Stop'
            $null = & $line

            $traffic = Invoke-RestMethod "$($emulatorHost.Address)/_emulator/traffic"
            if ($traffic.calls -le $calls -and $traffic.deep -le $deep) { break }
        }

        $traffic.calls | Should -BeGreaterThan 0
        $traffic.calls | Should -BeLessOrEqual $calls
        $traffic.deep | Should -BeLessOrEqual $deep
    }
}

Describe 'What a record costs' {
    BeforeAll {
        $manyHost = Start-EmulatorHost '--users 400 --eligible 2500 --over 20h --page-size 500'
    }

    AfterAll {
        Stop-EmulatorHost $manyHost
    }

    # Bytes that are allocated, whether or not they are kept; of a list that was read once, so that no code is compiled meanwhile.
    It '<what>: at most <bytes> bytes' -ForEach @(
        @{ what = 'a record of the audit log'; as = 'emil'; bytes = 9000; line = { Get-PimAuditLog } }
        @{ what = 'an assignment'; as = 'dana'; bytes = 12000; line = { Get-PimAssignment -Kind EntraRole -Type Eligible } }
        @{ what = 'a line of the exported log'; as = 'emil'; bytes = 50000; line = { Export-PimAuditLog "$TestDrive/log$(New-Guid).jsonl" } }
    ) {
        $null = Connect-EmulatorHost $manyHost $as
        $null = & $line
        $before = [GC]::GetTotalAllocatedBytes()

        $objects = @(& $line)

        $count = if ($objects.Count -eq 1) { $objects[0].Records } else { $objects.Count }
        $count | Should -BeGreaterThan 2400
        ([GC]::GetTotalAllocatedBytes() - $before) / $count | Should -BeLessThan $bytes
    }

    # Bytes that are kept, while the rows are sent: the whole file is planned before the first of them. What a file of any length
    # keeps is left out, by the difference between two. What is under way at that moment differs, by megabytes on a busy machine,
    # and at times to the disadvantage of the longer file; what a row keeps is in each try.
    It 'a further imported row: at most 3,000 bytes' {
        $roles = 'Teams Reader', 'Message Center Reader', 'Security Reader', 'Reports Reader', 'Global Reader', 'Helpdesk Administrator', 'Groups Administrator', 'User Administrator'
        $lowest = [double]::MaxValue
        for ($try = 0; $try -lt 3 -and $lowest -ge 3000; $try++) {
            $null = Invoke-RestMethod -Method Post "$($manyHost.Address)/_emulator/reset"
            $null = Connect-EmulatorHost $manyHost dana
            $kept = foreach ($part in $roles[0..1], $roles[2..7]) {
                $file = "$TestDrive/rows$(New-Guid).csv"
                $rows = foreach ($role in $part) { 1..400 | ForEach-Object { '{0},user{1:00000}@contoso.com,Eligible,30d,Team change' -f $role, $_ } }
                Set-Content $file (@('Role,Principal,Type,Duration,Justification') + $rows)
                Import-PimAssignment $file -WhatIf *> $null
                $before = [GC]::GetTotalMemory($true)
                $now = 0

                $count = 0
                Import-PimAssignment $file -Confirm:$false | ForEach-Object {
                    # Nothing is taken meanwhile, so that what is under way comes to its most.
                    if (++$count -eq 300) { foreach ($look in 1..4) { Start-Sleep -Milliseconds 300; $now = [GC]::GetTotalMemory($true) - $before } }
                }

                $count | Should -Be $rows.Count
                $now
            }

            $lowest = [Math]::Min($lowest, ($kept[1] - $kept[0]) / 1600)
        }

        $lowest | Should -BeLessThan 3000
    }

    It 'what a file says besides its rows is let go once they are read' {
        $null = Connect-EmulatorHost $manyHost dana
        $file = "$TestDrive/pictures.csv"
        & {
            'Role,Principal,Duration,Picture'
            1..200 | ForEach-Object { 'Teams Reader,user{0:00000}@contoso.com,30d,{1}' -f $_, "$_".PadLeft(100000, '.') }
        } | Set-Content $file
        $before = [GC]::GetTotalMemory($true)

        $now = 0
        Import-PimAssignment $file -WhatIf -WarningAction Ignore | ForEach-Object { if (!$now) { $now = [GC]::GetTotalMemory($true) - $before } }

        # The pictures are 40 MB.
        $now | Should -Not -Be 0
        $now | Should -BeLessThan 20MB
    }
}
