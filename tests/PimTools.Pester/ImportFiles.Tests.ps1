# What Import-PimAssignment reads from, and writes to.

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture

    function Set-Rows([string[]] $Lines, [string] $Name = 'rows.csv') {
        $path = "$TestDrive/$Name"
        Set-Content $path $Lines
        $path
    }

    function ConvertTo-Culture([string] $Name) { [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($Name) }
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
        $again[1].Reason | Should -Match 'row 1'
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
        (Get-Content "$TestDrive/gone.csv" -Raw) -replace '(?<=\n"1",")[0-9A-F]+', $key | Set-Content "$TestDrive/gone.csv"

        (Import-PimAssignment $gone -ResumeFrom "$TestDrive/gone.csv").Result | Should -Be 'Resumed'
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

    It 'is its owner''s alone' -Skip:$IsWindows {
        $null = Import-PimAssignment (Set-Rows $lines) -ResultPath "$TestDrive/mine.csv"

        [IO.File]::GetUnixFileMode("$TestDrive/mine.csv") | Should -Be ([IO.UnixFileMode]'UserRead, UserWrite')
    }

    It 'goes on with each run' {
        $rows = Set-Rows $lines
        1..2 | ForEach-Object { $null = Import-PimAssignment $rows -ResultPath "$TestDrive/runs.csv" }

        (Import-Csv "$TestDrive/runs.csv").Line | Should -Be '1', '1'
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
        $plan[0].Reason | Should -Match 'no object'
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

Describe 'The names in a row' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
        $resource = (Get-PimAssignment -Kind AzureRole | Where-Object { $_.Scope.Type -eq 'Resource' } | Select-Object -First 1).Scope.Id
    }

    It 'mean the role of the directory where Azure has one of the same name and no scope is given' {
        $row = Import-PimAssignment (Set-Rows 'Role,Principal,Duration', 'Security Reader,greg@contoso.com,5d') -WhatIf

        $row.Plan | Should -Be 'Create'
        $row.Role.Kind | Should -Be 'EntraRole'
        $row.Scope.Id | Should -Be '/'
    }

    It 'mean the role of Azure where the scope is one of Azure''s' {
        $row = Import-PimAssignment (Set-Rows 'Role,Scope,Principal', 'Security Reader,rg-web,greg@contoso.com') -WhatIf

        $row.Plan | Should -Be 'Create'
        $row.Role.Kind | Should -Be 'AzureRole'
        $row.Scope.DisplayName | Should -Be 'rg-web'
    }

    It 'may be the whole id of an Azure scope that no list has' {
        $row = Import-PimAssignment (Set-Rows 'Kind,Role,Scope,Principal,Duration', "AzureRole,Reader,$resource,greg@contoso.com,5d") -WhatIf

        (Get-PimScope -Kind AzureRole).Id | Should -Not -Contain $resource
        $row.Plan | Should -Be 'Create'
        $row.Scope.Id | Should -Be $resource
    }

    It 'tell the ownership of a group by the name that Get-PimAssignment shows' {
        $row = Import-PimAssignment (Set-Rows 'Kind,Role,Principal,Duration', 'Group,Ops-Database (owner),ben@contoso.com,5d') -WhatIf

        $row.Plan | Should -Be 'Create'
        $row.Role.Access | Should -Be 'Owner'
    }
}
