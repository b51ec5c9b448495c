BeforeDiscovery {
    $widths = 80, 100, 120 | ForEach-Object { @{ width = $_ } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    # PowerShell wraps at words only where it knows the language.
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'
    foreach ($user in 'ada', 'ben', 'emil', 'dana') {
        $null = Connect-Pim -Emulator -As $user -Name $user -Reset:($user -eq 'ada')
    }

    $guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")

    function Format-At($Objects, [int] $Width) {
        if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
        ($Objects | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_ }
    }

    # A row may go over several lines: the words of one column, read downwards, by where the column's dashes stand.
    function Get-Column([string[]] $Lines, [string] $Label) {
        $at = $Lines[0].IndexOf($Label)
        $at | Should -BeGreaterOrEqual 0 -Because "the table should have the column $Label"
        $dashes = $Lines[1]
        $next = [regex]::Match($dashes.Substring($at), '\s-').Index
        $end = if ($next -gt 0) { $at + $next + 1 } else { 10000 }
        foreach ($line in $Lines | Select-Object -Skip 2) {
            if ($line.Length -gt $at) { $line.Substring($at, [math]::Min($end, $line.Length) - $at).Trim() }
        }
    }

    function Join-Column([string[]] $Lines, [string] $Label) {
        (Get-Column $Lines $Label | Where-Object { $_ }) -join ' '
    }
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
}

Describe 'Tables at <width> columns' -ForEach $widths {
    It 'of assignments tell role, scope, who, state and expiry, whole' {
        $assignments = Get-PimAssignment -Kind EntraRole
        $lines = Format-At $assignments $width

        $roles = Join-Column $lines 'Role'
        $assignments.Role.Name | Where-Object { -not $roles.Contains($_) } | Should -BeNullOrEmpty
        Join-Column $lines 'Scope' | Should -Match 'Helsinki Office'
        Join-Column $lines 'Principal' | Should -Match 'Dana Lindqvist'
        Get-Column $lines 'State' | Where-Object { $_ } | Sort-Object -Unique | Should -Be 'Activated', 'Active', 'Eligible'
        Get-Column $lines 'Expires' | Should -Contain 'in 2d 23h'
        Get-Column $lines 'Expires' | Should -Contain 'never'
        @(Get-Column $lines 'Expires' | Where-Object { $_ }).Count | Should -Be $assignments.Count
    }

    It 'of requests tell what was asked and where it stands' {
        $requests = Get-PimRequest -Kind EntraRole
        $lines = Format-At $requests $width

        Get-Column $lines 'Action' | Where-Object { $_ } | Sort-Object -Unique | Should -Be 'Activate', 'Assign', 'Deactivate'
        Join-Column $lines 'Role' | Should -Match 'Privileged Authentication Administrator'
        Get-Column $lines 'Status' | Should -Contain 'PendingApproval'
        Get-Column $lines 'Until' | Should -Contain 'no end'
        Get-Column $lines 'Until' | Should -Contain 'for 2h'
    }

    It 'of roles tell their names whole' {
        $roles = Get-PimRole -Kind EntraRole
        $names = Join-Column (Format-At $roles $width) 'Name'

        $roles.Name | Where-Object { -not $names.Contains($_) } | Should -BeNullOrEmpty
    }

    It 'of settings tell all that activation asks for' {
        $lines = Format-At (Get-PimRoleSetting -Modified -Kind EntraRole) $width

        Join-Column $lines 'Role' | Should -Match 'Privileged Authentication Administrator'
        Get-Column $lines 'Longest' | Should -Contain '2h'
        Join-Column $lines 'Requires' | Should -Match 'Mfa, Justification, Ticket'
        Get-Column $lines 'Context' | Should -Contain 'c1'
        Join-Column $lines 'Approval' | Should -Match 'by Cleo Marchetti'
    }

    It 'of the audit log tell who did what to whom' {
        $records = Get-PimAuditLog -Context emil
        $lines = Format-At $records $width

        $activities = Join-Column $lines 'Activity'
        $records.Activity | Where-Object { -not $activities.Contains($_) } | Should -BeNullOrEmpty
        Join-Column $lines 'Role' | Should -Match 'Privileged Authentication Administrator'
        Join-Column $lines 'Initiator' | Should -Match 'Cleo Marchetti'
        ($activities -split ': failure').Count - 1 | Should -Be @($records | Where-Object Result -eq failure).Count
        $activities | Should -Not -Match 'success'
    }

    It 'of what became of a wish tell it' {
        $change = New-PimAssignment 'User Administrator' ada@contoso.com -Permanent -Justification 'Pester' -PassThru
        $lines = Format-At $change $width

        Join-Column $lines 'Result' | Should -Be 'Unchanged'
        Join-Column $lines 'Role' | Should -Be 'User Administrator'
    }

    It 'show no guid, cut nothing short, and keep within the width' {
        $tables = @(
            , (Get-PimAssignment)
            , (Get-PimRequest)
            , (Get-PimRole)
            , (Get-PimScope -Kind AzureRole -Context dana)
            , (Get-PimRoleSetting)
            , (Get-PimAuditLog -Context emil)
        )
        foreach ($objects in $tables) {
            $lines = Format-At $objects $width
            $lines.Count | Should -BeGreaterThan 5
            $lines -match $guid | Should -BeNullOrEmpty
            $lines -match "\.\.\.|$([char]0x2026)" | Should -BeNullOrEmpty
            $lines | Where-Object Length -gt $width | Should -BeNullOrEmpty
        }
    }
}

Describe 'Every table' {
    It 'gives its first column a width, or the last columns would go missing on narrow screens' {
        $views = ([xml] (Get-Content "$module/PimTools.format.ps1xml" -Raw)).Configuration.ViewDefinitions.View | Where-Object TableControl

        $views.Count | Should -BeGreaterThan 8
        $views | Where-Object { -not @($_.TableControl.TableHeaders.TableColumnHeader)[0].Width } | ForEach-Object Name | Should -BeNullOrEmpty
    }
}

Describe 'Lists' {
    It 'of an assignment have everything, the id included' {
        $text = Get-PimAssignment 'Security Reader' -Type Active | Format-List | Out-String

        foreach ($label in 'Role', 'Kind', 'Scope', 'Principal', 'Type', 'State', 'MemberType', 'Start', 'End', 'ExpiresIn', 'Id') {
            $text | Should -Match "(?m)^$label\s+: \S"
        }
        $text | Should -Match 'Ada Ahlberg \(ada@contoso.com\)'
    }

    It 'of a request name the approvers' {
        $text = Request-PimRoleActivation 'Exchange Administrator' -Justification 'Pester' -Context ada | Format-List | Out-String

        $text | Should -Match '(?m)^Approvers\s+: Cleo Marchetti'
        $text | Should -Match '(?m)^Justification\s+: Pester'
        $text | Should -Match '(?m)^Duration\s+: 8h'
    }

    It 'of a setting have the three parts of the portal' {
        $text = Get-PimRoleSetting 'Exchange Administrator' -Kind EntraRole | Format-List | Out-String -Width 200

        $text | Should -Match '(?m)^Activation longest\s+: 8h'
        $text | Should -Match '(?m)^Approval\s+: by Cleo Marchetti'
        $text | Should -Match '(?m)^Eligible longest\s+: 365d at the most, or permanent'
        $text | Should -Match '(?m)^Mails on activation\s+: administrators: All to default recipients'
        $text | Should -Match '(?m)^Last modified\s+: \d{4}-\d\d-\d\d \d\d:\d\d by Dana Lindqvist'
    }
}

Describe 'Cells of a CSV file' {
    It 'tell what they hold, and no type: <Name>' -ForEach @(
        @{ Name = 'assignments'; Read = { Get-PimAssignment } }
        @{ Name = 'requests'; Read = { Get-PimRequest } }
    ) {
        $lines = & $Read 3>$null | ConvertTo-Csv

        $lines.Count | Should -BeGreaterThan 1
        $lines | Select-Object -Skip 1 | Should -Not -Match 'PimTools\.|System\.'
    }

    It 'tell who may approve, and the schedule' {
        $row = Request-PimRoleActivation 'Key Vault Administrator' -Justification 'Pester' -Duration 1h -Context ada | ConvertTo-Csv | ConvertFrom-Csv

        $row.Approvers | Should -Match '^Cleo Marchetti'
        $row.Schedule | Should -Match '^from \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ for 1h$'
        "$($row.PSObject.Properties.Value)" | Should -Not -Match 'PimTools\.|System\.'
    }
}

Describe 'What a person sees' {
    BeforeAll {
        function Invoke-Fresh([string] $Script) { & $powershell $library -NoProfile -NonInteractive -Command "[cultureinfo]::CurrentCulture = 'en-US'; Import-Module '$module'; $Script" }
    }

    It 'is a line for the connection and still a table for what follows on the same line' {
        $lines = Invoke-Fresh 'Connect-Pim -Emulator; Get-PimAssignment -Mine -Kind EntraRole' | Where-Object { $_ }

        $lines[0] | Should -BeLike 'ada@contoso.com in the emulated tenant*'
        $lines[1] | Should -Match '^Kind\s+Role\s+Scope\s+MemberType\s+State\s+Expires'
        $lines -match '^EntraRole\s+User Administrator\s+Directory\s+Direct\s+Eligible\s+never' | Should -HaveCount 1
    }

    It 'is in colour where colour is wanted' -Skip:($PSVersionTable.PSVersion -lt '7.2') {
        $saved = $env:NO_COLOR
        try {
            $env:NO_COLOR = $null
            $text = Invoke-Fresh '$PSStyle.OutputRendering = "Ansi"; $null = Connect-Pim -Emulator; Get-PimAssignment -Mine | Out-String' | Out-String
        }
        finally {
            $env:NO_COLOR = $saved
        }

        $text | Should -Match "$([char]27)\[32mActivated$([char]27)\[0m"
    }

    It 'is plain under NO_COLOR' -Skip:($PSVersionTable.PSVersion -lt '7.2') {
        $saved = $env:NO_COLOR
        try {
            $env:NO_COLOR = '1'
            $text = Invoke-Fresh '$null = Connect-Pim -Emulator; Get-PimAssignment -Mine; Get-PimRequest -Mine' | Out-String
        }
        finally {
            $env:NO_COLOR = $saved
        }

        $text | Should -Match 'Activated'
        $text.Contains([string] [char] 27) | Should -BeFalse
    }
}
