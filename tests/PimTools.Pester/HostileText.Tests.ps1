# Text that came from the service or a file reaches the terminal visibly, and never as it is.
BeforeDiscovery {
    $esc = [char]27
    $hostile = @{
        'an escape sequence'  = "Reader$esc[2K$esc[1GGlobal Administrator"
        'a title'             = "x$esc]0;owned$([char]7)"
        'an 8-bit sequence'   = "x$([char]0x9b)31m"
        'a direction mark'    = "Reader$([char]0x202e)nimdA$([char]0x202c)"
        'an isolate'          = "a$([char]0x2066)b$([char]0x2069)"
        'a zero-width space'  = "Read$([char]0x200b)er"
        'a line break'        = "one`r`ntwo"
        'a no-break space'    = "User$([char]0xa0)Administrator"
    }
    $cases = $hostile.GetEnumerator() | ForEach-Object { @{ What = $_.Key; Text = $_.Value } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
    $saved = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive config
    $null = Connect-Pim -Emulator -As ada -Name ada -Reset
    'cleo', 'dana' | ForEach-Object { $null = Connect-Pim -Emulator -As $_ -Name $_ }
    $null = Select-PimContext ada
    $raw = '[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0-[\r\n\t]]'

    # Line breaks of the view itself are no text of the service.
    function Assert-Visible($Text, $Hostile) {
        "$Text" | Should -Not -Match $raw
        "$Text".Contains($Hostile) | Should -BeFalse
        "$Text" | Should -Match '<U\+'
    }
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $saved
    $null = Disconnect-Pim -All
}

Describe 'With <What>' -ForEach $cases {
    BeforeAll {
        $role = [PimTools.PimRole]::new('EntraRole', 'r1', $Text)
        $scope = [PimTools.PimScope]::new('/administrativeUnits/1', $Text, 'AdministrativeUnit')
        $principal = [PimTools.PimPrincipal]::new('p1', 'User', $Text, 'eve@contoso.com')
        $objects = @(
            $role
            $scope
            $principal
            [PimTools.PimAssignment]::new('1', 'Eligible', $role, $scope, $principal)
            [PimTools.PimRequest]::new('1', 'Active', $role, $scope, $principal)
            [PimTools.PimAssignmentChange]::new('Created', 'Eligible', $role, $scope, $principal)
            [PimTools.PimApproverPerson]::new($role, $scope, $principal, $Text)
            [PimTools.PimApprover]::new('p1', 'User', $Text)
            [PimTools.PimTicket]::new($Text, $Text)
            [PimTools.PimAuditRecord]::new('1', [datetimeoffset]::Now, $Text)
            [PimTools.PimAuditTarget]::new('1', 'User', $Text)
            [PimTools.PimAuditChange]::new($Text, $Text, $Text)
            [PimTools.PimContext]::new($Text, 't', $principal)
            [PimTools.PimFavorite]::new('Evil', 't', [PimTools.PimFavoriteActivation[]] @([PimTools.PimFavoriteActivation]::new($role, $scope)))
            [PimTools.PimFavoriteActivation]::new($role, $scope)
        )
    }

    It 'every view shows it' {
        foreach ($one in $objects) {
            Assert-Visible ($one | Out-String -Width 500) $Text
            Assert-Visible ($one | Format-List | Out-String -Width 500) $Text
        }
    }

    It 'every view shows it after a job' {
        foreach ($one in $objects) {
            $back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($one, 1))
            Assert-Visible ($back | Format-List | Out-String -Width 500) $Text
        }
    }

    It 'the object keeps it' {
        $objects[0].Name | Should -BeExactly $Text
    }

    It 'the approver sees it, and who asks, for how long, why and for which ticket' {
        $request = Request-PimRoleActivation 'Exchange Administrator' -Duration 2h -Justification $Text -TicketNumber "INC-1$([char]27)"
        try {
            $seen = Get-PimRequest -PendingMyApproval -Context cleo | Where-Object Id -EQ $request.Id
            $seen.Justification | Should -BeExactly $Text
            $view = $seen | Out-String -Width 300
            Assert-Visible $view $Text
            $view | Should -Match '2h'
            $list = $seen | Format-List | Out-String -Width 300
            Assert-Visible $list $Text
            $list | Should -Match 'Ada Ahlberg \(ada@contoso\.com\)'
            $list | Should -Match 'INC-1<U\+001B>'

            $told = "$TestDrive/told.txt"
            $null = Start-Transcript $told
            $seen | Approve-PimRequest -Justification 'Pester' -Context cleo -WhatIf
            $null = Stop-Transcript
            $question = (Get-Content $told -Raw) -split '\r?\n' -match 'What if:' -join ''
            $question | Should -Not -Match $raw
            $question | Should -Match 'Approve Exchange Administrator at Directory for Ada Ahlberg \(ada@contoso\.com\), for 2h, justification '
            $question | Should -Match 'ticket INC-1<U\+001B>'
        }
        finally {
            $null = $request | Stop-PimRequest
        }
    }

    It 'errors and warnings show it' {
        $null = Get-PimRole "No such $Text" -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed | Should -Not -BeNullOrEmpty
        $shown = ($failed | Select-Object -Last 1)
        $shown.Exception.Message | Should -Not -Match '[\p{Cc}\p{Cf}\u00a0]'
        "$($shown.ErrorDetails.Message)$($shown.ErrorDetails.RecommendedAction)" | Should -Not -Match '[\p{Cc}\p{Cf}\u00a0]'
    }

    It 'completion shows it, and what is completed means it' {
        $type = [PimTools.Commands.GetPimRoleCommand].Assembly.GetType('PimTools.Completion.CompletionText')
        $completed = $type.GetMethod('Quote').Invoke($null, @($Text, $false))

        $completed | Should -Not -Match '[\p{Cc}\p{Cf}\u00a0]'
        & ([scriptblock]::Create($completed)) | Should -BeExactly $Text
    }
}
