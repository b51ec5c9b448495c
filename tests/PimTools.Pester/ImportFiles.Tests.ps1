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

Describe 'What Get-PimAssignment lists' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    AfterEach {
        [cultureinfo]::CurrentCulture = $culture
    }

    It 'can be piped in, and is already as wanted: <Kind>' -ForEach @(
        @{ Kind = 'EntraRole' }
        @{ Kind = 'Group' }
        @{ Kind = 'AzureRole' }
    ) {
        $listed = @(Get-PimAssignment -Kind $Kind | Where-Object { $_.MemberType -eq 'Direct' -and $_.State -ne 'Activated' })

        $plan = $listed | Import-PimAssignment -WhatIf -WarningVariable warnings -WarningAction SilentlyContinue

        $listed.Count | Should -BeGreaterThan 3
        $plan.Count | Should -Be $listed.Count
        @($plan | Where-Object Plan -NE 'NoChange') | Should -BeNullOrEmpty
        @($warnings) | Should -HaveCount 1
        "$warnings" | Should -Match 'ExpiresIn, Id, PrincipalId, PrincipalName, RoleId, RoleName, ScheduleId, ScopeId, ScopeName, UserPrincipalName'
    }

    It 'is refused where it is no assignment of its own' {
        $listed = @(
            Get-PimAssignment -Type Active -Kind EntraRole | Where-Object State -EQ 'Activated' | Select-Object -First 1
            Get-PimAssignment -Principal greg@contoso.com -Kind EntraRole | Where-Object MemberType -EQ 'Group' | Select-Object -First 1
            Get-PimAssignment -Kind AzureRole -Scope rg-web | Where-Object MemberType -EQ 'Inherited' | Select-Object -First 1
        )

        $plan = $listed | Import-PimAssignment -WhatIf -WarningAction SilentlyContinue

        $plan.Plan | Should -Be 'Invalid', 'Invalid', 'Invalid'
        $plan[0].Reason | Should -Match 'activation'
        $plan[1].Reason | Should -Match 'through a group'
        $plan[2].Reason | Should -Match 'scope above'
    }

    It 'comes back as it was from a file that Export-Csv wrote under <Name>' -ForEach @(
        @{ Name = 'en-US' }
        @{ Name = 'en-GB' }
        @{ Name = 'de-DE' }
    ) {
        $null = Connect-Pim -Emulator -As dana -Reset
        'ben', 'fay', 'emil' | ForEach-Object {
            $end = @{ ben = '2027-12-25T10:00:00Z'; fay = '2027-02-03T10:00:00Z'; emil = '2027-03-02T10:00:00Z' }[$_]
            $null = New-PimAssignment 'Teams Reader' "$_@contoso.com" -End $end -Justification 'Restore'
        }
        [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($Name)
        $listed = Get-PimAssignment 'Teams Reader' -Kind EntraRole -Type Eligible
        $listed | Export-Csv "$TestDrive/listed.csv" -NoTypeInformation -UseCulture
        $null = Connect-Pim -Emulator -As dana -Reset

        $result = Import-PimAssignment "$TestDrive/listed.csv" -WarningAction SilentlyContinue

        $result.Where{ $_.Reason } | Should -BeNullOrEmpty
        $result.Count | Should -Be @($listed).Count
        $result.Result | Should -Contain 'Created'
        $after = Get-PimAssignment 'Teams Reader' -Kind EntraRole -Type Eligible
        ($after | Sort-Object PrincipalName).End.UtcDateTime.Date | Should -Be ($listed | Sort-Object PrincipalName).End.UtcDateTime.Date
    }

    It 'stays without an end where it has none' {
        $listed = [pscustomobject]@{ RoleName = 'Message Center Reader'; ScopeName = 'Directory'; PrincipalName = 'Fay Ito'; Type = 'Eligible'; End = ''; IsPermanent = 'True' }

        ($listed | Import-PimAssignment -WhatIf).Schedule.IsPermanent | Should -BeTrue
    }

    It 'is one error where it has a column that nobody knows, and nothing is sent' {
        $before = (Get-PimRequest -Kind EntraRole).Count
        $rows = 1..3 | ForEach-Object { [pscustomobject]@{ Role = 'Message Center Reader'; Principal = "$_"; Duration = '5d' } }
        $rows[1..2] | Add-Member -NotePropertyName Colour -NotePropertyValue red
        $rows[0].Principal = 'fay@contoso.com'

        $rows | Import-PimAssignment -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        @($errors) | Should -HaveCount 1
        $errors[0].Exception.Message | Should -Match 'Colour'
        (Get-PimRequest -Kind EntraRole).Count | Should -Be $before
    }

    It 'has the dates that JSON and objects have, under every culture' {
        [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo('en-GB')
        $rows = Set-Rows '[{"Role":"Message Center Reader","Principal":"fay@contoso.com","End":"2031-03-02T10:00:00Z"}]' rows.json

        (Import-PimAssignment $rows -WhatIf).Schedule.End.UtcDateTime | Should -Be ([datetime]::new(2031, 3, 2, 10, 0, 0))
    }
}
