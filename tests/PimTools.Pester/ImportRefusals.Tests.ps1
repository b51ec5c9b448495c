# What an import tells of rows and files that it could not carry out or write to.

BeforeDiscovery {
    $isWindowsHere = $PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows
    $isLinuxHere = $PSVersionTable.PSEdition -ne 'Desktop' -and $IsLinux
}

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

Describe 'Rows that were not carried out' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $rows = @(
            [pscustomobject]@{ Role = 'Teams Raeder'; Principal = 'ben@contoso.com'; Duration = '5d'; Justification = 'x' }
            [pscustomobject]@{ Role = 'Teams Reader'; Principal = 'fay@contoso.com'; Duration = '5d'; Justification = 'x' }
            [pscustomobject]@{ Role = 'Teams Reader'; Principal = 'nobody@contoso.com'; Duration = '5d'; Justification = 'x' }
        )
    }

    It 'are one error when all rows are out, that counts them' {
        $result = $rows | Import-PimAssignment -ErrorVariable errors -ErrorAction SilentlyContinue

        $result | Should -HaveCount 3
        @($errors) | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -Be 'RowsFailed,PimTools.Commands.ImportPimAssignmentCommand'
        $errors[0].Exception.Message | Should -Match '^2 of 3 rows were not carried out.*invalid: 2.*refused: 0'
        $errors[0].ErrorDetails.RecommendedAction | Should -Match 'Failed.*-ResumeFrom'
    }

    It 'end a script that stops at errors, and the other rows are done' {
        { $rows | Import-PimAssignment -ErrorAction Stop } | Should -Throw '2 of 3 rows*' -ErrorId 'RowsFailed,PimTools.Commands.ImportPimAssignmentCommand'

        Get-PimAssignment 'Teams Reader' -Principal fay@contoso.com | Should -Not -BeNullOrEmpty
    }

    It 'name the file' {
        Import-PimAssignment (Set-Rows 'Role,Principal,Duration', 'Teams Raeder,ben@contoso.com,5d') -ErrorVariable errors -ErrorAction SilentlyContinue | Out-Null

        "$($errors[0].TargetObject)" | Should -Match 'rows\.csv$'
    }

    It 'are an error of the plan under -WhatIf too' {
        { $rows | Import-PimAssignment -WhatIf -ErrorAction Stop } | Should -Throw '2 of 3 rows*'
    }

    It 'are none where every row is done or stands' {
        $good = $rows[1] | Import-PimAssignment -ErrorVariable errors
        $again = $rows[1] | Import-PimAssignment -ErrorVariable +errors

        $good.Result, $again.Result | Should -Be 'Created', 'Unchanged'
        @($errors) | Should -HaveCount 0
    }
}

Describe 'A file of results that cannot be written to' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'is refused before anything is sent where it takes nothing' -Skip:(-not $isLinuxHere) {
        { Import-PimAssignment (Set-Rows 'Role,Principal,Duration', 'Teams Reader,fay@contoso.com,5d') -ResultPath /dev/full -ErrorAction Stop } |
            Should -Throw '*/dev/full*cannot be written*' -ErrorId 'InvalidParameter,PimTools.Commands.ImportPimAssignmentCommand'

        Get-PimAssignment 'Teams Reader' -Principal fay@contoso.com | Should -BeNullOrEmpty
    }

    # The reader leaves after the first line. What was written by then fits into no pipe, so that one of the writes fails, sooner or later.
    It 'stops no row where it fails on the way, and one error names it' -Skip:$isWindowsHere {
        $pipe = "$TestDrive/pipe"
        mkfifo $pipe
        $reader = Start-Process head -ArgumentList '-n', '1', $pipe -RedirectStandardOutput "$TestDrive/read" -PassThru
        $long = 'x' * 5000
        $rows = @(1..40 | ForEach-Object { "Teams Reader,ben@contoso.com,$long$_" }) + 'Teams Reader,fay@contoso.com,Eligible'

        $result = Import-PimAssignment (Set-Rows (@('Role,Principal,Type') + $rows)) -ResultPath $pipe -ErrorVariable errors -ErrorAction SilentlyContinue

        $reader.WaitForExit()
        $result | Should -HaveCount 41
        ($result | Where-Object Role).Result | Should -Be 'Created'
        $errors[0].FullyQualifiedErrorId | Should -Be 'ResultsIncomplete,PimTools.Commands.ImportPimAssignmentCommand'
        $errors[0].Exception.Message | Should -Match "$([regex]::Escape($pipe)).* of 41 rows"
        @($errors.FullyQualifiedErrorId) -match '^ResultsIncomplete' | Should -HaveCount 1
    }
}

