<?php
// So that no server lists this folder.
