# In a real terminal, the approver sees the role and the person of a request, whatever its justification holds.
BeforeDiscovery {
    $forged = 'Approve Global Reader for Eve Mallory'
    $overwriting = @(
        @{ What = 'erases its line and writes another'; Text = "x`e[2K`e[1G$forged" }
        @{ What = 'goes back with a carriage return'; Text = "x`r$($forged.PadRight(90))" }
        @{ What = 'goes up and erases what stands above'; Text = "x`e[1A`e[2K`e[1A`e[2K`r$forged" }
        @{ What = 'clears the screen'; Text = "x`e[2J`e[H$forged" }
    )
    $misleading = @{ What = 'turns the direction and hides letters'; Text = "x$([char]0x202e)yrollaM evE rof redaeR labolG$([char]0x202c)Read$([char]0x200b)er" }

    # Where no language is set, PowerShell wraps in the middle of words.
    $attacks = @($overwriting) + $misleading | ForEach-Object { $_ + @{ Language = 'en_US.UTF-8' } }
    $attacks += $overwriting[0] + @{ Language = '' }
    $isElsewhere = $IsWindows -or $IsMacOS -or $PSVersionTable.PSVersion.Major -lt 6
}

BeforeAll {
    . "$PSScriptRoot/Terminal.ps1"
    $module = (Resolve-Path "$PSScriptRoot/../../out/PimTools").Path

    # As it stands in a script, whatever is in it.
    function Get-Literal([string] $Text) { "([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('$([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Text)))')))" }
}

Describe 'A text that <What>' -Skip:$isElsewhere -ForEach $overwriting {
    It 'does so in a terminal where it is written as it is' {
        $lines = Invoke-InTerminal ('Write-Host ("Approve Exchange Administrator for Ada Ahlberg, justification " + {0})' -f (Get-Literal $Text))

        $lines -join "`n" | Should -Match 'Approve Global Reader for Eve Mallory'
        $lines -join "`n" | Should -Not -Match 'Exchange Administrator'
    }
}

Describe 'A justification that <What>, with the language "<Language>"' -Skip:$isElsewhere -ForEach $attacks {
    It 'changes neither the list nor the question of an approver' {
        $lines = Invoke-InTerminal -Language $Language -Answer 'N' @"
Import-Module '$module'
`$null = Connect-Pim -Emulator -As ada -Reset
`$null = Request-PimRoleActivation 'Exchange Administrator' -Duration 2h -Justification $(Get-Literal $Text) -TicketNumber $(Get-Literal $Text)
`$null = Connect-Pim -Emulator -As cleo
Get-PimRequest -PendingMyApproval -Role 'Exchange Administrator'
'The question:'
Get-PimRequest -PendingMyApproval -Role 'Exchange Administrator' | Approve-PimRequest -Justification 'Seen' -Confirm
"Waiting: `$((Get-PimRequest -PendingMyApproval -Role 'Exchange Administrator').Count)"
"@
        $list = $lines[0..$lines.IndexOf('The question:')]
        $asked = $lines[$list.Count..($lines.Count - 1)] -join ' ' -replace '\s+', ' '

        # Columns wrap, and a cell of the list is read downwards.
        $list -match '^Ada Ahlberg +Exchange' | Should -HaveCount 1
        $list -match '^\(ada@contoso\.com\) ' | Should -HaveCount 1
        -join ($list -match '^(Ada Ahlberg|\(ada@)' | ForEach-Object { $_.PadRight(100).Substring(18, 24) }) -replace '\s' | Should -Be 'ExchangeAdministratoratDirectory'
        $asked | Should -Match '^ ?Approve-PimRequest Approve Exchange Administrator at Directory for Ada Ahlberg \(ada@contoso\.com\), for 2h, justification "x'
        $asked | Should -Match 'Waiting: 1'
        $lines -match '^\s*Approve Global Reader' | Should -BeNullOrEmpty
    }
}
