# The rights on the file of favourites.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $savedConfig = $env:PIMTOOLS_CONFIG
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'The file of favourites on Linux and macOS' -Skip:($IsWindows -or $PSEdition -eq 'Desktop') {
    BeforeEach {
        $env:PIMTOOLS_CONFIG = Join-Path $TestDrive ([guid]::NewGuid())
        $file = Join-Path $env:PIMTOOLS_CONFIG 'favorites.json'
        $null = Connect-Pim -Emulator -As ada -Reset
        $null = Register-PimFavorite Morning 'User Administrator'
    }

    It 'is its owner''s alone from the start, like its folder' {
        [IO.File]::GetUnixFileMode($file) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite')
        [IO.File]::GetUnixFileMode("$file.lock") | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite')
        [IO.File]::GetUnixFileMode($env:PIMTOOLS_CONFIG) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite, UserExecute')
    }

    It 'is neither read nor written where others may write to the <what>' -ForEach @(
        @{ what = 'file'; mode = 'g+w'; path = { $file } }
        @{ what = 'file'; mode = 'o+w'; path = { $file } }
        @{ what = 'folder'; mode = 'g+w'; path = { $env:PIMTOOLS_CONFIG } }
    ) {
        $open = & $path
        chmod $mode $open
        foreach ($command in { Get-PimFavorite -ErrorAction Stop }, { Register-PimFavorite Evening 'User Administrator' -ErrorAction Stop },
            { Request-PimRoleActivation -Favorite Morning -Justification x -ErrorAction Stop }) {
            $command | Should -Throw "*'$open'*" -ErrorId 'InvalidFavorite,*'
        }

        $Error[0].ErrorDetails.RecommendedAction | Should -Match "chmod go-w '$open'"
        chmod go-w $open
        (Get-PimFavorite).Name | Should -Be 'Morning'
    }

    It 'stays a link where it is one, and what it leads to is written' {
        $elsewhere = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        Move-Item $file (Join-Path $elsewhere dotfile.json)
        $null = New-Item $file -ItemType SymbolicLink -Value (Join-Path $elsewhere dotfile.json)

        $null = Register-PimFavorite Evening 'User Administrator'

        (Get-Item $file).LinkType | Should -Be 'SymbolicLink'
        (Get-PimFavorite).Name | Should -Be 'Evening', 'Morning'
        Get-Content (Join-Path $elsewhere dotfile.json) -Raw | Should -Match 'Evening'
    }

    It 'follows no link to lock, and changes the mode of nothing' {
        $victim = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType File
        chmod 640 $victim
        Remove-Item "$file.lock"
        $null = New-Item "$file.lock" -ItemType SymbolicLink -Value $victim

        { Register-PimFavorite Evening 'User Administrator' -ErrorAction Stop } | Should -Throw '*favorites.json.lock*link*' -ErrorId 'InvalidFavorite,*'
        [IO.File]::GetUnixFileMode($victim) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite, GroupRead')
    }
}
