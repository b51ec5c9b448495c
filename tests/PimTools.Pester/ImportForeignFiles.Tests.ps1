# Files as helpdesks, spreadsheets and the admin center write them.

BeforeDiscovery {
    $dashes = @('Role Name', 'Role-Name', 'role_name', 'ROLENAME') | ForEach-Object { @{ Header = $_ } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    # PowerShell breaks lines between words in languages that it knows alone.
    [cultureinfo]::CurrentCulture = 'en-US'
    $null = Connect-Pim -Emulator -As dana -Reset

    function Set-Rows([string[]] $Lines, [string] $Name = 'rows.csv') {
        $path = "$TestDrive/$Name"
        Set-Content $path $Lines
        $path
    }

    function Set-Bytes([string] $Text, [string] $Encoding, [switch] $Mark) {
        $path = "$TestDrive/bytes.csv"
        $written = [Text.Encoding]::GetEncoding($Encoding)
        $preamble = if ($Mark) { $written.GetPreamble() } else { [byte[]]::new(0) }
        [IO.File]::WriteAllBytes($path, [byte[]] (@($preamble) + $written.GetBytes($Text)))
        $path
    }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'The letters of a file' {
    BeforeAll {
        $text = "Role,Principal,Duration,Justification`r`nTeams Reader,fay@contoso.com,30d,x`r`nTeams Reader,emil@contoso.com,30d,Über uns`r`n"
    }

    It 'are refused where they are no UTF-8, with the line and the cure' {
        Import-PimAssignment (Set-Bytes $text windows-1252) -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $errors[0].FullyQualifiedErrorId | Should -Be 'InvalidParameter,PimTools.Commands.ImportPimAssignmentCommand'
        $errors[0].Exception.Message | Should -Match 'bytes\.csv.*Line 3'
        $errors[0].ErrorDetails.RecommendedAction | Should -Match 'CSV UTF-8.*-Encoding windows-1252'
    }

    It 'are what -Encoding <Given> says' -ForEach @(
        @{ Given = 'windows-1252'; Written = 'windows-1252' }
        @{ Given = '1252'; Written = 'windows-1252' }
        @{ Given = 'windows-1250'; Written = 'windows-1250' }
        @{ Given = 'unicode'; Written = 'utf-16' }
    ) {
        $rows = Import-PimAssignment (Set-Bytes $text $Written) -Encoding $Given -WhatIf

        $rows[1].Asked.Justification | Should -BeExactly 'Über uns'
    }

    It 'take an encoding itself' {
        (Import-PimAssignment (Set-Bytes $text windows-1252) -Encoding ([Text.Encoding]::GetEncoding(1252)) -WhatIf)[1].Asked.Justification | Should -BeExactly 'Über uns'
    }

    It 'are told by the mark of <Encoding>' -ForEach @(@{ Encoding = 'utf-8' }, @{ Encoding = 'utf-16' }, @{ Encoding = 'utf-16BE' }, @{ Encoding = 'utf-32' }) {
        (Import-PimAssignment (Set-Bytes $text $Encoding -Mark) -WhatIf)[1].Asked.Justification | Should -BeExactly 'Über uns'
    }

    It 'are of no encoding that nobody knows' {
        { Import-PimAssignment (Set-Bytes $text utf-8) -Encoding klingon -WhatIf } |
            Should -Throw "*'klingon'*" -ErrorId 'InvalidParameter,PimTools.Commands.ImportPimAssignmentCommand'
    }
}

Describe 'What a spreadsheet leaves in a file' {
    It 'sep= tells the delimiter' {
        $rows = Import-PimAssignment (Set-Rows 'sep=;', 'Role;Principal;Justification', 'Teams Reader;fay@contoso.com;one, two') -WhatIf

        $rows.Plan | Should -Be 'Create'
        $rows.Asked.Justification | Should -Be 'one, two'
    }

    It 'leaves no row where all fields are empty: <Row>' -ForEach @(@{ Row = ',,,' }, @{ Row = ',,,,,,' }, @{ Row = ', ,' }, @{ Row = '"","",""' }) {
        $rows = Import-PimAssignment (Set-Rows 'Role,Principal,Justification', 'Teams Reader,fay@contoso.com,x', $Row, 'Teams Reader,emil@contoso.com,x', $Row, $Row) -WhatIf

        $rows.Plan | Should -Be 'Create', 'Create'
    }

    It 'leaves no column behind the last one' {
        $rows = Import-PimAssignment (Set-Rows 'Role,Principal,Justification,,', 'Teams Reader,fay@contoso.com,x,,') -WhatIf -WarningVariable warnings

        $rows.Plan | Should -Be 'Create'
        $warnings | Should -BeNullOrEmpty
    }

    It 'counts lines as an editor does' {
        $rows = Import-PimAssignment (Set-Rows 'sep=,', 'Role,Principal,Justification', '', 'Teams Reader,fay@contoso.com,"one', 'two"', 'Teams Reader,emil@contoso.com,x') -WhatIf

        $rows.Line | Should -Be 4, 6
        $rows[0].Asked.Justification | Should -Match '^one\r?\ntwo$'
    }

    It 'is refused where a quote is not closed, and no row is lost' {
        $rows = Import-PimAssignment (Set-Rows 'Role,Principal,Justification', 'Teams Reader,fay@contoso.com,x', 'Teams Reader,emil@contoso.com,"x', 'Teams Reader,ben@contoso.com,x') -WhatIf -ErrorAction Ignore

        $rows.Plan | Should -Be 'Create', 'Invalid'
        $rows[1].Reason | Should -Match 'quote that is not closed'
    }
}

Describe 'The names of columns' {
    It 'may have blanks and signs: <Header>' -ForEach $dashes {
        (Import-PimAssignment (Set-Rows "$Header,User Principal Name,Ticket number", 'Teams Reader,fay@contoso.com,INC-1') -WhatIf -ErrorAction Ignore).Asked |
            ForEach-Object { $_.Role, $_.Principal, $_.TicketNumber } | Should -Be 'Teams Reader', 'fay@contoso.com', 'INC-1'
    }

    It '<Header> names the principal' -ForEach @(@{ Header = 'UPN' }, @{ Header = 'UserPrincipalName' }, @{ Header = 'Email' }) {
        (Import-PimAssignment (Set-Rows "Role,$Header,Justification", 'Teams Reader,fay@contoso.com,x') -WhatIf).UserPrincipalName | Should -Be 'fay@contoso.com'
    }

    It 'that are not known are one warning, and the rows are planned' {
        $rows = Import-PimAssignment (Set-Rows 'Role,Principal,Justification,Department,Cost centre,Phone', 'Teams Reader,fay@contoso.com,x,Sales,7,') -WhatIf -WarningVariable warnings -WarningAction SilentlyContinue

        $rows.Plan | Should -Be 'Create'
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match 'Cost centre, Department\.$'
    }

    It 'that look misspelt are refused, all at once, with the names meant' {
        { Import-PimAssignment (Set-Rows 'Role,Pricipal,Skope,Justfication,Department', 'Teams Reader,fay@contoso.com,x,x,x') -ErrorAction Stop } |
            Should -Throw "*'Pricipal' may mean Principal, 'Skope' may mean Scope, 'Justfication' may mean Justification*" -ErrorId 'InvalidParameter,*'
    }

    It 'of the admin center''s export are understood' {
        $rows = Import-PimAssignment (Set-Rows @(
            'Assignment State,User Group Name,Role Name,PrincipalName,Member Type,Assignment Start Time (UTC),Assignment End Time (UTC)'
            'Eligible,Fay Ito,Teams Reader,fay@contoso.com,Direct,2025-01-07 09:00,Permanent'
            "Active,Emil Novak,Teams Reader,emil@contoso.com,Direct,,$((Get-Date).Year + 1)-01-07 09:00"
            'Active,Fay Ito,Message Center Reader,fay@contoso.com,Group,,Permanent'
        )) -WhatIf -ErrorAction Ignore -WarningAction SilentlyContinue

        $rows.Type | Should -Be 'Eligible', 'Active', $null
        $rows[0].IsPermanent | Should -BeTrue
        $rows[1].Asked.End | Should -Match '09:00 \+00:00$'
        $rows[2].Reason | Should -Match 'through a group'
    }
}

Describe 'An end' {
    It '<Word> is none' -ForEach @(@{ Word = 'Permanent' }, @{ Word = 'permanent' }, @{ Word = 'never' }) {
        $row = Import-PimAssignment (Set-Rows 'Role,Principal,End,Justification', "Teams Reader,fay@contoso.com,$Word,x") -WhatIf

        $row.Plan | Should -Be 'Create'
        $row.IsPermanent | Should -BeTrue
        $row.End | Should -BeNullOrEmpty
    }

    It 'is not none and after a time' {
        (Import-PimAssignment (Set-Rows 'Role,Principal,End,Duration', 'Teams Reader,fay@contoso.com,Permanent,5d') -WhatIf -ErrorAction Ignore).Reason | Should -Match 'both End and Duration'
    }
}

Describe 'What is planned' {
    It 'is shown with its type and its end, at <_> columns' -ForEach 80, 100, 140 {
        $shown = Import-PimAssignment (Set-Rows 'Role,Principal', 'Global Administrator,ben@contoso.com') -WhatIf -ErrorAction Ignore | Out-String -Width $_

        $shown | Should -Match '(?m)^ *2 +Create +Eligible +Global'
        $shown | Should -Match ('Administrator')
        $shown | Should -Match '(never|20\d\d-\d\d-\d\d)'
    }

    It 'is told from what to what' {
        $held = Get-PimAssignment 'Helpdesk Administrator' -Type Eligible | Where-Object MemberType -eq Direct | Select-Object -First 1
        $row = Import-PimAssignment (Set-Rows 'Role,Scope,Principal,Duration,Justification', "Helpdesk Administrator,$($held.ScopeId),$($held.PrincipalId),20d,x") -WhatIf

        $row.Plan | Should -Be 'Update'
        $row.Reason | Should -Match 'its end from .+ to 20\d\d-\d\d-\d\d'
    }

    It 'has ids and names in columns of their own, in the file of results too' {
        $path = "$TestDrive/named.csv"
        $row = Import-PimAssignment (Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,x') -ResultPath $path

        $written = Import-Csv $path
        $written.Role, $written.Scope, $written.Principal, $written.UserPrincipalName | Should -Be 'Teams Reader', 'Directory', 'Fay Ito', 'fay@contoso.com'
        $written.RoleId, $written.ScopeId, $written.PrincipalId | Should -Be $row.RoleId, '/', $row.PrincipalId
        $written.Kind, $written.Type, $written.Line | Should -Be 'EntraRole', 'Eligible', '2'
        [datetimeoffset] $written.End | Should -Be $row.End
    }
}
