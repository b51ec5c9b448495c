# What Import-PimAssignment reads from, and writes to.

BeforeDiscovery {
    $isWindowsHere = $PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture

    function Set-Rows([string[]] $Lines, [string] $Name = 'rows.csv') {
        $path = "$TestDrive/$Name"
        Set-Content $path $Lines
        $path
    }

}

Describe 'Rows that were done before' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'keep their place, so that what was refused as the same is refused again' {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a', 'Teams Reader,fay@contoso.com,60d,b'
        $first = Import-PimAssignment $rows -ResultPath "$TestDrive/twice.csv" | Sort-Object Line

        $again = Import-PimAssignment $rows -ResumeFrom "$TestDrive/twice.csv" | Sort-Object Line

        $first.Plan | Should -Be 'Create', 'Invalid'
        $again.Result | Should -Be 'Resumed', 'Failed'
        $again[1].Reason | Should -Match 'line 2'
        (Get-PimAssignment 'Teams Reader' -Principal fay@contoso.com).ExpiresIn.TotalDays | Should -BeLessThan 31
    }

    It 'are refused again where they are equal to the letter' {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a', 'Teams Reader,fay@contoso.com,30d,a'
        $null = Import-PimAssignment $rows -ResultPath "$TestDrive/equal.csv"

        $again = Import-PimAssignment $rows -ResumeFrom "$TestDrive/equal.csv" | Sort-Object Line

        $again.Result | Should -Be 'Resumed', 'Failed'
        $again.Plan | Should -Be 'NoChange', 'Invalid'
    }

    It 'stay done when the principal is gone since' {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a'
        $null = Import-PimAssignment $rows -ResultPath "$TestDrive/gone.csv"
        $gone = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,nobody@contoso.com,30d,a' gone-rows.csv
        $key = (Import-PimAssignment $gone -WhatIf).Key
        (Get-Content "$TestDrive/gone.csv" -Raw) -replace '(?<=\n"2",")[0-9A-F]+', $key | Set-Content "$TestDrive/gone.csv"

        (Import-PimAssignment $gone -ResumeFrom "$TestDrive/gone.csv").Result | Should -Be 'Resumed'
    }

    It 'are made again when the assignment is gone since' {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a', 'Teams Reader,greg@contoso.com,30d,a'
        $null = Import-PimAssignment $rows -ResultPath "$TestDrive/removed.csv"
        (Get-PimContext).Emulator.Advance([timespan]::FromMinutes(10))
        $null = Remove-PimAssignment 'Teams Reader' fay@contoso.com -Type Eligible -Justification 'left' -Confirm:$false

        $again = Import-PimAssignment $rows -ResumeFrom "$TestDrive/removed.csv" | Sort-Object Line

        $again.Result | Should -Be 'Created', 'Resumed'
        Get-PimAssignment 'Teams Reader' -Principal fay@contoso.com | Should -HaveCount 1
    }

    It 'are told by a file of results, and by no other' {
        $rows = Set-Rows 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a'

        { Import-PimAssignment $rows -ResumeFrom $rows -ErrorAction Stop } |
            Should -Throw '*no results*' -ErrorId 'InvalidParameter,PimTools.Commands.ImportPimAssignmentCommand'
    }
}

Describe 'The file of results' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
        $lines = 'Role,Principal,Duration,Justification', 'Teams Reader,fay@contoso.com,30d,a'
    }

    It 'never is a file that holds something else' {
        $rows = Set-Rows $lines
        $before = (Get-PimRequest -Kind EntraRole).Count

        { Import-PimAssignment $rows -ResultPath $rows -ErrorAction Stop } |
            Should -Throw '*rows.csv*' -ErrorId 'InvalidParameter,PimTools.Commands.ImportPimAssignmentCommand'
        { Import-PimAssignment $rows -ResultPath $rows -WhatIf -ErrorAction Stop } | Should -Throw '*rows.csv*'

        Get-Content $rows | Should -Be $lines
        (Get-PimRequest -Kind EntraRole).Count | Should -Be $before
    }

    It 'is refused where it cannot be written, before anything is sent' {
        $before = (Get-PimRequest -Kind EntraRole).Count

        { Import-PimAssignment (Set-Rows $lines) -ResultPath "$TestDrive/no/such/folder.csv" -ErrorAction Stop } |
            Should -Throw '*cannot be written*' -ErrorId 'InvalidParameter,PimTools.Commands.ImportPimAssignmentCommand'

        (Get-PimRequest -Kind EntraRole).Count | Should -Be $before
    }

    It 'is for its owner alone' -Skip:$isWindowsHere {
        $null = Import-PimAssignment (Set-Rows $lines) -ResultPath "$TestDrive/mine.csv"

        [IO.File]::GetUnixFileMode("$TestDrive/mine.csv") | Should -Be ([IO.UnixFileMode]'UserRead, UserWrite')
    }

    It 'goes on with each run' {
        $rows = Set-Rows $lines
        1..2 | ForEach-Object { $null = Import-PimAssignment $rows -ResultPath "$TestDrive/runs.csv" }

        (Import-Csv "$TestDrive/runs.csv").Line | Should -Be '2', '2'
    }
}

Describe 'A file that is not as it should be' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'refuses the rows of JSON that are no objects, and no other' {
        $rows = Set-Rows '[null, {"Role":"Teams Reader","Principal":"fay@contoso.com","Duration":"30d"}, "Teams Reader", 7]' rows.json

        $plan = Import-PimAssignment $rows -WhatIf

        $plan.Plan | Should -Be 'Invalid', 'Create', 'Invalid', 'Invalid'
        $plan[0].Reason | Should -Match 'not an object'
        $plan[0].ErrorCode | Should -Be 'InvalidParameter'
    }

    It 'says what is wrong with <Name>' -ForEach @(
        @{ Name = 'cut.json'; Text = '[{"Role":"Teams Reader","Principal":"fay@contoso.com"' }
        @{ Name = 'cut in a word.json'; Text = '[{"Role":"Teams Reader","Principal":"fay@' }
        @{ Name = 'cut after a row.json'; Text = '[{"Role":"Teams Reader","Principal":"fay@contoso.com"}' }
        @{ Name = 'twice.csv'; Text = "Role,Role`nTeams Reader,Teams Reader" }
    ) {
        $rows = Set-Rows $Text $Name

        Import-PimAssignment $rows -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $errors[0].FullyQualifiedErrorId | Should -Be 'InvalidParameter,PimTools.Commands.ImportPimAssignmentCommand'
        $errors[0].Exception.Message | Should -Match ([regex]::Escape($Name))
    }

    It 'says that <Name> has no rows' -ForEach @(
        @{ Name = 'empty.csv'; Text = '' }
        @{ Name = 'header.csv'; Text = 'Role,Principal' }
        @{ Name = 'empty.json'; Text = '' }
        @{ Name = 'none.json'; Text = '[]' }
    ) {
        Import-PimAssignment (Set-Rows $Text $Name) -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty

        "$warnings" | Should -Match "$([regex]::Escape($Name)).* no rows"
    }
}

Describe 'What stands between the columns' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'is found in the first line: <Name>' -ForEach @(
        @{ Name = 'semicolon'; Character = ';' }
        @{ Name = 'tab'; Character = "`t" }
        @{ Name = 'comma'; Character = ',' }
    ) {
        $lines = 'Role|Principal|Duration|Justification', 'Teams Reader|fay@contoso.com|30d|"one, two; three"'
        $rows = Set-Rows ($lines.Replace('|', $Character))

        $plan = Import-PimAssignment $rows -WhatIf

        $plan.Plan | Should -Be 'Create'
        $plan.Asked.Justification | Should -Be 'one, two; three'
    }

    It 'is what -Delimiter says' {
        $rows = Set-Rows 'Role|Principal|Duration', 'Teams Reader|fay@contoso.com|30d'

        (Import-PimAssignment $rows -Delimiter '|' -WhatIf).Plan | Should -Be 'Create'
        { Import-PimAssignment $rows -ErrorAction Stop } | Should -Throw
        "$((Get-Error).ErrorDetails.RecommendedAction)" | Should -Match '-Delimiter'
    }

    It 'is none of JSON''s' {
        { Import-PimAssignment (Set-Rows '[]' rows.json) -Delimiter ';' -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidParameter,PimTools.Commands.ImportPimAssignmentCommand'
    }
}
